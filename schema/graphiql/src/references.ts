// What a field of an act can refer to. It is chosen in the lists that acts choose from, as the links of `GET /operations`
// say; which of them fit follows from the contract.
import type { GraphQLSchema } from 'graphql';
import { askedBy, type Asked } from './asked.ts';
import { canBe, isRecord, type RecordType } from './contract.ts';
import { parseDocument } from './documents.ts';
import type { ReadyOperation } from './operations.ts';

/** A list to choose from: the question that shows it, and what that asks for. */
export interface Source {
  question: ReadyOperation;
  asked: Asked;
}

/** The type of the records of a list. */
export function recordOfList(asked: Asked): RecordType | undefined {
  for (const { type, below } of asked.values()) {
    const found = isRecord(type) && below.has('id') && below.has('version') ? type : recordOfList(below);
    if (found) return found;
  }
  return undefined;
}

/** The lists that acts choose from, each with what it asks for. */
function listsOf(schema: GraphQLSchema, operations: ReadyOperation[]): Source[] {
  const names = new Set(operations.flatMap(each => each.find.map(link => link.operation)));
  const questions = operations.filter(each => names.has(each.name));
  return questions.map(question => ({ question, asked: askedBy(schema, parseDocument(question.query)?.document) }));
}

let known: { schema: GraphQLSchema; operations: ReadyOperation[]; lists: Source[] } | undefined;

/** The same, worked out once: every field of a form asks for them. */
function knownLists(schema: GraphQLSchema, operations: ReadyOperation[]): Source[] {
  if (known?.schema !== schema || known.operations !== operations) known = { schema, operations, lists: listsOf(schema, operations) };
  return known.lists;
}

/** The lists in which a record of a type can be chosen. */
export function sourcesOf(schema: GraphQLSchema, operations: ReadyOperation[], record: RecordType | undefined): Source[] {
  if (!record) return [];
  return knownLists(schema, operations).filter(({ asked }) => {
    const listed = recordOfList(asked);
    return listed && canBe(schema, listed, record);
  });
}
