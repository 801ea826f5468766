// How a record stands, as an act that changes it would be given it. Which of an act's fields are a record's own follows
// from the contract: those that the record's type shows by the same name and of the same kind.
import {
  getNamedType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { post } from '../ask.ts';
import { bare, canBe, isBySlug, isCoded, isRecord, isReference, nameOf, recordOfAct, shownBy, type Path } from '../contract.ts';
import { placeOf, valueAt, type Json } from '../paths.ts';
import { authorization } from '../session.ts';
import type { Variable } from '../variables.ts';
import { isDemanded } from './checking.ts';
import type { Standing } from './draft.ts';
import { name } from './names.ts';

/** How a value is asked for, and how an act would be given the answer; undefined when it cannot be told whole. */
interface Part {
  asked: string;
  read: (answer: unknown) => Json | undefined;
}

interface InputPart {
  name: string;
  description?: string | null;
  type: GraphQLInputType;
}

const whole = (type: GraphQLOutputType): GraphQLOutputType => (isNonNullType(type) ? type.ofType : type);

/** Another record, told by its id, or by its slug where slugs are what is given. */
function referencePart(type: GraphQLOutputType, isSlug: boolean): Part | undefined {
  const record = getNamedType(type);
  if (!isRecord(record)) return undefined;
  const called = nameOf(record) ?? 'id';
  return {
    asked: `{ id ${record.getFields().slug ? 'slug' : ''} called: ${called} }`,
    read: answer => {
      const [id, slug, called] = ['id', 'slug', 'called'].map(key => valueAt(answer, [key]));
      if (typeof id !== 'string') return null;
      name(isSlug ? String(slug) : id, String(called));
      return isSlug ? String(slug) : { id };
    },
  };
}

/** A list, which may be a page of one. One that goes on past its page cannot be told whole. */
function listPart(field: InputPart, item: GraphQLInputType, type: GraphQLOutputType): Part | undefined {
  const page = getNamedType(type);
  const nodes = isObjectType(page) && !isListType(whole(type)) ? page.getFields().nodes : undefined;
  const row = nodes ? nodes.type : whole(type);
  const inner = valuePart({ ...field, type: item }, row);
  if (!inner || !isListType(whole(row))) return undefined;
  const read = (answer: unknown) => {
    if (valueAt(answer, ['pageInfo', 'hasNextPage']) === true) return undefined;
    const rows = nodes ? valueAt(answer, ['nodes']) : answer;
    return Array.isArray(rows) ? rows.map(each => inner.read(each) ?? null) : [];
  };
  return nodes ? { asked: `(first: 100) { nodes ${inner.asked} pageInfo { hasNextPage } }`, read } : { asked: inner.asked, read };
}

function valuePart(field: InputPart, type: GraphQLOutputType): Part | undefined {
  const [given, shown] = [bare(field.type), getNamedType(type)];
  if (isListType(given)) return listPart(field, given.ofType as GraphQLInputType, type);
  if (isReference(given)) return referencePart(type, false);
  if (isRecord(shown)) return isBySlug({ description: field.description }) ? referencePart(type, true) : undefined;
  if (isInputObjectType(given)) return isObjectType(shown) ? objectPart(Object.values(given.getFields()), shown) : undefined;
  // What is told by its code is given so.
  if (isLeafType(getNamedType(given)) && isCoded(shown)) return { asked: '{ code }', read: answer => (valueAt(answer, ['code']) ?? null) as Json };
  const isSame = isLeafType(shown) && getNamedType(given).name === shown.name;
  return isSame ? { asked: '', read: answer => (answer ?? null) as Json } : undefined;
}

function objectPart(fields: InputPart[], type: GraphQLObjectType): Part | undefined {
  const parts = fields.flatMap(field => {
    const part = fieldPart(field, type);
    return part ? [{ field, part }] : [];
  });
  const told = new Set(parts.map(({ field }) => field.name));
  if (!parts.length || fields.some(each => isDemanded({ defaultValue: undefined, ...each }) && !told.has(each.name))) return undefined;
  return {
    asked: `{ ${parts.map(({ part }) => part.asked).join(' ')} }`,
    read: answer => {
      if (answer === null || answer === undefined) return null;
      const entries = parts.map(({ field, part }) => [field.name, part.read(valueAt(answer, [part.name])) ?? null] as const);
      return Object.fromEntries(entries.filter(([, value]) => value !== null));
    },
  };
}

/** How a record of a type shows what a field of an act changes, and in which field. */
function fieldPart(field: InputPart, type: GraphQLObjectType): (Part & { name: string }) | undefined {
  const shown = type.getFields()[shownBy(type, field.name) ?? ''];
  const part = shown && !shown.args.some(isRequiredArgument) ? valuePart(field, shown.type) : undefined;
  return shown && part && { ...part, name: shown.name, asked: shown.name + part.asked };
}

interface Unit {
  path: Path;
  part: Part;
}

/** The places of an act's variables that are a record's own. */
function unitsOf(variables: Variable[], type: GraphQLObjectType, isHidden: (path: Path) => boolean): Unit[] {
  return variables.flatMap(({ name, type: given, field }) => {
    const here = bare(given);
    const isWhole = shownBy(type, field.name) !== undefined;
    const isGroup = !isWhole && isInputObjectType(here) && !isReference(here);
    const inside = isGroup ? Object.values(here.getFields()).map(each => ({ path: [name, each.name], field: each })) : [{ path: [name], field: { ...field, type: given } }];
    return inside.flatMap(({ path, field }) => {
      const part = isHidden(path) ? undefined : fieldPart(field, type);
      return part ? [{ path, part }] : [];
    });
  });
}

async function answerTo(query: string, id: string): Promise<unknown> {
  const answer = await post({ query, variables: { id } }, authorization());
  return answer.data?.node;
}

/** How a record stands now, by the places of an act's variables that change it; nothing for acts that answer with another. */
export async function standingOf(
  schema: GraphQLSchema,
  act: string | undefined,
  variables: Variable[],
  id: string,
  isHidden: (path: Path) => boolean,
): Promise<Standing> {
  const answered = act ? recordOfAct(schema, act) : undefined;
  const found = answered && (await answerTo('query Kind($id: ID!) { node(id: $id) { __typename } }', id));
  const type = schema.getType(String(valueAt(found, ['__typename'])));
  if (!answered || !isObjectType(type) || !isRecord(type) || !canBe(schema, type, answered)) return new Map();
  const units = unitsOf(variables, type, isHidden);
  if (!units.length) return new Map();
  const asked = units.map(({ part }, place) => `u${place}: ${part.asked}`).join(' ');
  const record = await answerTo(`query Standing($id: ID!) { node(id: $id) { ... on ${type.name} { ${asked} } } }`, id);
  if (!record) return new Map();
  return new Map(
    units.flatMap(({ path, part }, place) => {
      const value = part.read(valueAt(record, [`u${place}`]));
      return value === undefined ? [] : [[placeOf(path), value] as const];
    }),
  );
}
