import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  isEnumType,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { sentence } from './words.ts';

/** A place in variables or in an answer, outermost first. */
export type Path = readonly (string | number)[];

/** The Swedish term at the end of a description of the contract: "Its title (titel)." says Titel. */
export function term(description: string | null | undefined, otherwise: string): string {
  const found = [...(description ?? '').matchAll(/\(([^()]+)\)/g)].at(-1)?.[1] ?? otherwise;
  return sentence(found);
}

export const bare = (type: GraphQLInputType): GraphQLInputType => (isNonNullType(type) ? type.ofType : type);

/** Whether it is one key out of several for a record, whichever one has. The page's introspection can't tell. */
export const isReference = (type: GraphQLInputType) => getNamedType(type).name.endsWith('Ref');

/** What people call the steps of a path into an input: "Deltagare, rad 2, Organisation, Kommunkod". */
export function spoken(type: GraphQLInputType | undefined, path: Path): string[] {
  const [step, ...rest] = path;
  if (step === undefined || type === undefined) return path.map(String);
  const here = bare(type);
  if (isListType(here)) return [`rad ${Number(step) + 1}`, ...spoken(here.ofType as GraphQLInputType, rest)];
  const field = isInputObjectType(here) ? here.getFields()[step] : undefined;
  return [field ? term(field.description, String(step)) : String(step), ...spoken(field?.type, rest)];
}

/** Which enum stands at each place of an answer, by the place's names with dots between; rows of lists have no number. */
export function enumsIn(schema: GraphQLSchema, document: DocumentNode): Map<string, string> {
  const found = new Map<string, string>();
  const types = new TypeInfo(schema);
  const way: string[] = [];
  const field = {
    enter(node: { alias?: { value: string }; name: { value: string } }) {
      way.push(node.alias?.value ?? node.name.value);
      const type = getNamedType(types.getType());
      if (isEnumType(type)) found.set(way.join('.'), type.name);
    },
    leave() {
      way.pop();
    },
  };
  visit(document, visitWithTypeInfo(types, { Field: field }));
  return found;
}
