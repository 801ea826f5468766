// Where what an act refers to can be chosen. The lists are those that acts choose from, which `GET /operations` tells of;
// which of them fits, and which of its fields, the contract tells.
import type { GraphQLSchema } from 'graphql';
import { askedBy, type Asked, type AskedField } from './asked.ts';
import { canBe, isRecord, referredTo, term, type RecordType } from './contract.ts';
import { parsed } from './documents.ts';
import type { ReadyOperation } from './operations.ts';
import { ownName, rowsIn } from './records.ts';

/** A key that an act is given: the field that refers to a record by it, and what the contract says of the key. */
export interface Key {
  field: string;
  name: string;
  description: string | null | undefined;
}

/** A list to choose from: the question that shows it, what it asks for, and under what its records have the key. */
export interface Source {
  question: ReadyOperation;
  asked: Asked;
  key: string;
}

/** Something that could be written, and what it stands for if it is not the name itself. */
export interface Suggestion {
  value: string;
  label: string | undefined;
}

/** The records of a list: their type, and what is asked for of them. */
function recordsOfList(asked: Asked): { type: RecordType; below: Asked } | undefined {
  for (const { type, below } of asked.values()) {
    const found = isRecord(type) && below.has('id') && below.has('version') ? { type, below } : recordsOfList(below);
    if (found) return found;
  }
  return undefined;
}

/** Whether people call a field as they call a key: a municipality's `code` and the key `municipalityCode` are "kommunkod". */
const isCalled = (field: AskedField, key: Key) => term(field.description, field.name) === term(key.description, key.name);

/** The lists in which some acts' reference can be chosen. */
export function sourcesOf(schema: GraphQLSchema, operations: ReadyOperation[], key: Key, acts: string[]): Source[] {
  const record = referredTo(schema, key.field, acts);
  if (!record) return [];
  const lists = new Set(operations.flatMap(each => each.find.map(link => link.operation)));
  return operations.flatMap(question => {
    if (!lists.has(question.name)) return [];
    const asked = askedBy(schema, parsed(question.query)?.document);
    const records = recordsOfList(asked);
    const texts = [...(records?.below ?? [])].filter(([, field]) => field.type.name === 'String');
    const [held] = texts.find(([, field]) => field.name === key.name) ?? texts.find(([, field]) => isCalled(field, key)) ?? [];
    return records && held && canBe(schema, records.type, record) ? [{ question, asked, key: held }] : [];
  });
}

/** What the answers of some lists suggest: of one list in its own order, of several in alphabetical order. */
export function suggestionsIn(answers: { source: Source; data: unknown }[]): Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const { source, data } of answers) {
    for (const { row, asked } of rowsIn(data, source.asked)) {
      const value = row[source.key];
      const name = ownName(row, asked);
      if (typeof value === 'string' && value) found.set(value, { value, label: name === value ? undefined : name });
    }
  }
  const all = [...found.values()];
  if (answers.length < 2) return all;
  const shown = ({ value, label }: Suggestion) => label ?? value;
  return all.sort((one, other) => shown(one).localeCompare(shown(other), 'sv'));
}
