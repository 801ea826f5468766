// What the registry suggests while somebody types: names in other inflections, former names and what is spelt nearly so.
import { getNamedType, isEnumType, isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql';
import { post } from './ask.ts';
import type { RecordType } from './contract.ts';
import { authorization } from './session.ts';

/** Fewer letters say too little. */
const LEAST = 3;
const MOST = 10;

/** What a type of records is called among those that can be searched; nothing where it cannot. */
export function searchedAs(schema: GraphQLSchema, record: RecordType): string | undefined {
  const types = schema.getQueryType()?.getFields().suggest?.args.find(each => each.name === 'types');
  const type = types && getNamedType(types.type);
  const names = [record, ...(isObjectType(record) ? record.getInterfaces() : [])].map(each => each.name.replace(/(?<=.)([A-Z])/g, '_$1').toUpperCase());
  return isEnumType(type) ? names.find(each => type.getValue(each)) : undefined;
}

/** Whether a list's records can be asked for by their slugs, which is how suggestions lead to them. */
export const isFoundBySlug = (record: RecordType, where: unknown): boolean => {
  const test = isInputObjectType(where) ? where.getFields().slug : undefined;
  const type = test && getNamedType(test.type);
  return 'slug' in record.getFields() && isInputObjectType(type) && 'in' in type.getFields();
};

/** The slugs of the records of a type that are suggested for what is typed, the best first; none where nothing can be suggested. */
export async function suggested(schema: GraphQLSchema, record: RecordType, typed: string): Promise<string[]> {
  const type = typed.length < LEAST || !('slug' in record.getFields()) ? undefined : searchedAs(schema, record);
  if (!type) return [];
  const query = `query Suggested($text: String!) { suggest(text: $text, types: [${type}], first: ${MOST}) { node { ... on ${record.name} { slug } } } }`;
  const { data } = await post({ query, variables: { text: typed.slice(0, 200) } }, authorization());
  const found = (data?.suggest ?? []) as { node: { slug?: string | null } }[];
  return found.flatMap(each => each.node.slug || []);
}
