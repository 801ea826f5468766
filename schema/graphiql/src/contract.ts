// What the contract tells of itself. The page knows the contract's language (records have an id, a version and a slug,
// acts answer with userErrors and warnings) but no concept and no act: those it learns here.
import {
  getNamedType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLInputType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type GraphQLType,
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

/** What people call the steps of a path into an input: "Deltagare, rad 2, Organisation, Kommunkod". */
export function labelsOf(type: GraphQLInputType | undefined, path: Path): string[] {
  const [step, ...rest] = path;
  if (step === undefined || type === undefined) return path.map(String);
  const here = bare(type);
  if (isListType(here)) return [`rad ${Number(step) + 1}`, ...labelsOf(here.ofType as GraphQLInputType, rest)];
  const field = isInputObjectType(here) ? here.getFields()[step] : undefined;
  return [field ? term(field.description, String(step)) : String(step), ...labelsOf(field?.type, rest)];
}

/** The type at a place in some variables, each with its name. */
export function typeAt(variables: readonly { name: string; type: GraphQLInputType }[], path: Path): GraphQLInputType | undefined {
  const [first, ...rest] = path;
  let type = variables.find(each => each.name === first)?.type;
  for (const step of rest) {
    const here = type && getNamedType(type);
    type = isInputObjectType(here) ? (typeof step === 'number' ? type : here.getFields()[step]?.type) : undefined;
  }
  return type;
}

// ---- Records and references to them

export type RecordType = GraphQLObjectType | GraphQLInterfaceType;

/** A record is whatever has an id, and a version that guards the next change. */
export function isRecord(type: GraphQLNamedType | undefined): type is RecordType {
  if (!isObjectType(type) && !isInterfaceType(type)) return false;
  const { id, version } = type.getFields();
  return id !== undefined && version !== undefined;
}

/** The field that a record is called by, if it has one: the first text that is always there, and no key. */
export function nameOf(type: RecordType): string | undefined {
  const isName = ({ name, type: of }: { name: string; type: GraphQLOutputType }) => isNonNullType(of) && getNamedType(of).name === 'String' && name !== 'slug';
  return Object.values(type.getFields()).find(isName)?.name;
}

/** Whether an input can stand within itself, however deep: the filter of a list and the filters of what it leads to. */
export function leadsBack(type: GraphQLInputType): boolean {
  const start = getNamedType(type);
  const seen = new Set<GraphQLNamedType>();
  const waiting: GraphQLNamedType[] = [start];
  for (let here = waiting.pop(); here; here = waiting.pop()) {
    for (const field of isInputObjectType(here) ? Object.values(here.getFields()) : []) {
      const next = getNamedType(field.type);
      if (next === start) return true;
      if (!seen.has(next)) waiting.push(next);
      seen.add(next);
    }
  }
  return false;
}

/** A reference is one key out of several for a record, whichever one has: its id, or another. */
export function isReference(type: GraphQLInputType): boolean {
  const here = getNamedType(type);
  if (!isInputObjectType(here) || !here.isOneOf) return false;
  const id = here.getFields().id;
  return id !== undefined && getNamedType(id.type).name === 'ID';
}

/** The type of record that a field leads to, straight or through a page of a list. */
function recordOf(type: GraphQLType): RecordType | undefined {
  const here = getNamedType(type);
  if (isRecord(here)) return here;
  const nodes = isObjectType(here) ? here.getFields().nodes : undefined;
  const row = nodes && getNamedType(nodes.type);
  return isRecord(row) ? row : undefined;
}

/** Works something out once for each contract. */
export function once<T>(work: (schema: GraphQLSchema) => T): (schema: GraphQLSchema) => T {
  const known = new WeakMap<GraphQLSchema, T>();
  return schema => {
    const found = known.get(schema) ?? work(schema);
    known.set(schema, found);
    return found;
  };
}

const outputTypes = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap()).filter(each => isObjectType(each) || isInterfaceType(each));

/** The types of record that fields of each name lead to, wherever in the contract they stand. */
const recordsByField = once(schema => {
  const found = new Map<string, Set<RecordType>>();
  for (const field of outputTypes(schema).flatMap(each => Object.values(each.getFields()))) {
    const record = recordOf(field.type);
    if (record) found.set(field.name, (found.get(field.name) ?? new Set()).add(record));
  }
  return found;
});

/** The types of record that lists are chosen from by each type of condition; of several kinds, what they are kinds of. */
const recordsByCondition = once(schema => {
  const lists = outputTypes(schema).flatMap(each => Object.values(each.getFields()));
  const found = lists.flatMap(({ type, args }) => args.filter(each => each.name === 'where').map(each => [getNamedType(each.type), recordOf(type)] as const));
  // What is set last holds, and the order of types is the server's own.
  return new Map([...found.filter(([, record]) => !isInterfaceType(record)), ...found.filter(([, record]) => isInterfaceType(record))]);
});

/** The type of record that a condition is on; nothing when it is on no records. */
export const recordOfCondition = (schema: GraphQLSchema, condition: GraphQLNamedType): RecordType | undefined =>
  [...recordsByCondition(schema)].find(([type]) => type.name === condition.name)?.[1];

/** The type of record that an act answers with. */
export function recordOfAct(schema: GraphQLSchema, act: string): RecordType | undefined {
  const payload = getNamedType(schema.getMutationType()?.getFields()[act]?.type);
  const fields = isObjectType(payload) ? Object.values(payload.getFields()) : [];
  return fields.map(each => recordOf(each.type)).find(each => each !== undefined);
}

/**
 * The type of record that an input field of some acts refers to. One type of reference serves all records, so the
 * field's name decides: it refers to the same type as the answers' fields of that name do. Where those differ, or there
 * are none, it is the type that the act itself answers with: a group's `parent` is a group, and needs are merged `into`
 * a need.
 */
export function referredTo(schema: GraphQLSchema, field: string, acts: string[]): RecordType | undefined {
  const named = recordsByField(schema).get(field) ?? new Set();
  const [first] = named;
  if (named.size === 1) return first;
  const answered = acts.map(act => recordOfAct(schema, act));
  return answered.find(each => each !== undefined && (named.size === 0 || named.has(each)));
}

/** Whether a row of one type can be a record of another: they are the same, or one is a kind of the other. */
export function canBe(schema: GraphQLSchema, row: RecordType, record: RecordType): boolean {
  const isKind = (one: RecordType, other: RecordType) => isInterfaceType(other) && schema.isSubType(other, one);
  return row === record || isKind(row, record) || isKind(record, row);
}

/** Every type of record. */
export const recordTypes = once((schema): RecordType[] => outputTypes(schema).filter(isRecord));

/** The names of the fields that all records have. */
const fieldsOfAllRecords = once(schema => {
  const [first, ...others] = recordTypes(schema);
  const names = Object.keys(first?.getFields() ?? {});
  return new Set(names.filter(name => others.every(each => name in each.getFields())));
});

/** Whether a type tells what came of one row of many. */
export const isRowResult = (type: GraphQLNamedType): boolean => isObjectType(type) && ['row', 'outcome', 'errors'].every(each => each in type.getFields());

/** Whether every record has a field, whatever it is a record of. */
export const isOfAllRecords = (schema: GraphQLSchema, field: string) => fieldsOfAllRecords(schema).has(field);

// ---- Texts

/**
 * The names of the fields that the contract says are written in sentences: "plain text", "in its own words". A few own
 * words on one line are none: "at most 300 characters", and not "with paragraphs".
 */
const proseNames = once(schema => {
  const types = Object.values(schema.getTypeMap()).filter(each => isInputObjectType(each) || isCompositeType(each));
  const fields = types.flatMap(each => ('getFields' in each ? Object.values(each.getFields()) : []));
  const told = fields.filter(each => /plain text|\bwords\b/.test(each.description ?? ''));
  const onOneLine = new Set(told.filter(each => /characters(?!, with paragraphs)/.test(each.description ?? '')).map(each => each.name));
  return new Set(told.map(each => each.name).filter(name => !onOneLine.has(name)));
});

/** Whether records are named by their slugs in a list of texts: "Service areas and topics, by slug"; "by its slug". */
export const isBySlug = ({ description }: { description: string | null | undefined }) => /\bby (its )?slug\b/.test(description ?? '');

/** Whether something is told by its code that is no record: the contract shows a county with its name, and takes its code. */
export const isCoded = (type: GraphQLNamedType): boolean => isObjectType(type) && 'code' in type.getFields() && !isRecord(type);

/**
 * The field of a type that shows what an act is given by a name: the one of that name. `countyCode` is shown by `county`,
 * and `municipalityCode` by the `code` of a municipality.
 */
export function shownBy(type: RecordType, given: string): string | undefined {
  const fields = type.getFields();
  const [, of = ''] = /^(\w+)Code$/.exec(given) ?? [];
  const coded = fields[of];
  if (given in fields) return given;
  if (coded) return isCoded(getNamedType(coded.type)) ? of : undefined;
  return 'code' in fields && of.toLowerCase() === type.name.toLowerCase() ? 'code' : undefined;
}

/** Whether a number is a version out of a record's history: "The version to go back to; see `history`". */
export const isOfHistory = ({ description }: { description: string | null | undefined }) => /\bsee `history`/.test(description ?? '');

/** Whether a text is written in sentences; `summaryEn` is when `summary` is. */
export function isProse(schema: GraphQLSchema, field: string): boolean {
  const names = proseNames(schema);
  return names.has(field) || names.has(field.replace(/En$/, ''));
}
