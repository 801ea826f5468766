// Suggestions for what an act refers to. They come from the ready-made questions that acts choose from, as the links of
// `GET /operations` say; which of those fits, and which of its fields holds the key, follows from the contract.
import type { GraphQLSchema } from 'graphql';
import { askedBy, type Asked, type AskedField } from './asked.ts';
import { canBe, isRecord, referredTo, term, type RecordType } from './contract.ts';
import { parseDocument } from './documents.ts';
import type { ReadyOperation } from './operations.ts';
import { ownName, rowsIn } from './records.ts';

/** A key that an act is given: the field that refers to a record by it, and what the contract says of the key. */
export interface Key {
  field: string;
  name: string;
  description: string | null | undefined;
}

/** A list to choose from: the question that shows it, what that asks for, and where in a row the key is. */
export interface Source {
  question: ReadyOperation;
  asked: Asked;
  key: string;
}

/** Something that could be written, and the name of what it refers to, unless it is that name. */
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

/** Whether a field has the same Swedish term as a key: a municipality's `code` and the key `municipalityCode` are "kommunkod". */
const isCalled = (field: AskedField, key: Key) => term(field.description, field.name) === term(key.description, key.name);

/** The lists that acts choose from, each with what it asks for and its records. */
function listsOf(schema: GraphQLSchema, operations: ReadyOperation[]): Omit<Source, 'key'>[] {
  const names = new Set(operations.flatMap(each => each.find.map(link => link.operation)));
  const questions = operations.filter(each => names.has(each.name));
  return questions.map(question => ({ question, asked: askedBy(schema, parseDocument(question.query)?.document) }));
}

let known: { schema: GraphQLSchema; operations: ReadyOperation[]; lists: Omit<Source, 'key'>[] } | undefined;

/** The same, worked out once: every field of a form asks for them. */
function knownLists(schema: GraphQLSchema, operations: ReadyOperation[]): Omit<Source, 'key'>[] {
  if (known?.schema !== schema || known.operations !== operations) known = { schema, operations, lists: listsOf(schema, operations) };
  return known.lists;
}

/** The lists in which what some acts refer to can be chosen. */
export function sourcesOf(schema: GraphQLSchema, operations: ReadyOperation[], key: Key, acts: string[]): Source[] {
  const record = referredTo(schema, key.field, acts);
  if (!record) return [];
  return knownLists(schema, operations).flatMap(({ question, asked }) => {
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
