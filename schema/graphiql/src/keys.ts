// Keys that lead to one record: `municipality(code:)` shows a municipality by what it tells as its `code`.
import { getNamedType, isListType, isNonNullType, isRequiredArgument, type GraphQLSchema } from 'graphql';
import { canBe, isRecord, nameOf, once, type RecordType } from './contract.ts';

/** A key of records of a type: by which of their fields, and through which question; and what people call such a record. */
export interface Key {
  record: RecordType;
  by: string;
  question: string;
  called: string | undefined;
}

/** All keys that the contract has a question for. */
const keysOf = once((schema: GraphQLSchema): Key[] =>
  Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap(field => {
    const record = getNamedType(field.type);
    const isOne = !isListType(isNonNullType(field.type) ? field.type.ofType : field.type);
    const [argument, ...others] = field.args.filter(isRequiredArgument);
    if (!isOne || !isRecord(record) || !argument || others.length) return [];
    const shown = record.getFields()[argument.name];
    const isText = shown !== undefined && getNamedType(shown.type).name === 'String';
    return isText ? [{ record, by: argument.name, question: field.name, called: field.description ?? undefined }] : [];
  }),
);

/** The key that a field of a record is, if it is one; of a kind of the record where only that has it. */
export function keyOf(schema: GraphQLSchema, record: RecordType, by: string): Key | undefined {
  const found = keysOf(schema).filter(each => each.by === by && canBe(schema, each.record, record));
  return found.find(each => each.record === record) ?? found[0];
}

/** The key of the records that a condition is named after: `rssBody` is on the key of an RSS. */
export const keyNamed = (schema: GraphQLSchema, question: string): Key | undefined => keysOf(schema).find(each => each.question === question);

/** A question for what a record is called, by a key of it. */
export function calledQuery({ record, by, question }: Pick<Key, 'record' | 'by' | 'question'>): string | undefined {
  const called = nameOf(record);
  return called && `query Called($key: String!) { record: ${question}(${by}: $key) { called: ${called} } }`;
}
