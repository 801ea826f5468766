// History in words. A change tells a field by the contract's name and its values as text; what people call them follows
// from the contract, as do the names of the acts.
import { getNamedType, isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';
import type { Asked } from './asked.ts';
import { isRecord, recordTypes, term } from './contract.ts';
import type { Row } from './records.ts';
import { moment } from './moments.ts';
import { inWords, sentence, type Words } from './words.ts';

/** What was done to one field. */
export interface Change {
  field: string;
  before: string | null;
  after: string | null;
}

/** What is needed to tell of changes: the contract, the words of its enums, and what records are called by their ids. */
export interface Telling {
  schema: GraphQLSchema;
  words: Words;
  names: ReadonlyMap<string, string>;
}

/** Whether a type tells of a change: of a field, before and after. */
export const isChange = (type: GraphQLNamedType): boolean => isObjectType(type) && ['field', 'before', 'after'].every(each => each in type.getFields());

const ID = /^[a-z_]+_[0-9a-f]{32}$/;

/** What a value in a change is called. */
interface Meaning {
  label: string;
  type: GraphQLNamedType | undefined;
  /** Whether its values are names of the contract's fields. */
  isOfFields: boolean;
}

/** Whether a field holds names of the contract's fields: those that a source supports, or the one that a search hit. */
const isOfFields = ({ description }: { description?: string | null }) => /^The contract's fields?\b/.test(description ?? '');

/** What a path such as `period.start` means in a type; nothing when it has no such field. */
function meaningIn(type: GraphQLNamedType | undefined, path: string): Meaning | undefined {
  let here = type;
  const labels: string[] = [];
  let ofFields = false;
  for (const step of path.split('.')) {
    const field = isObjectType(here) || isInterfaceType(here) || isInputObjectType(here) ? here.getFields()[step] : undefined;
    if (!field) return undefined;
    labels.push(term(field.description, step));
    ofFields = isOfFields(field);
    here = getNamedType(field.type);
  }
  return { label: labels.join(', '), type: here, isOfFields: ofFields };
}

/** `KNOWLEDGE_NEED` is told of by the type KnowledgeNeed. */
const typeOfKind = (schema: GraphQLSchema, kind: string) => schema.getType(kind.toLowerCase().replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase()));

/** What history tells beside the records' own fields, and the field of an act that it was given as. */
const GIVEN_AS: Record<string, [act: string, field: string]> = { withdrawnBecause: ['WithdrawRecordInput', 'because'] };

/** What a field of a change means: in the type of the record where that is known, else in whichever has such a field and such values. */
function meaningOf(schema: GraphQLSchema, { field, before, after }: Change, kind: GraphQLNamedType | undefined): Meaning {
  const values = [before, after].filter(each => each !== null);
  const fits = ({ type }: Meaning) => !isEnumType(type) || values.every(each => type.getValue(each));
  const found = [kind, ...recordTypes(schema)].map(type => meaningIn(type, field)).filter(each => each !== undefined);
  const [act, given] = GIVEN_AS[field] ?? [];
  const asGiven = act && given ? meaningIn(schema.getType(act), given) : undefined;
  return found.find(fits) ?? found[0] ?? asGiven ?? { label: sentence(field), type: undefined, isOfFields: false };
}

/** What people call some of the contract's fields: those of a type of record where that is known, else of any. */
function fieldsInWords(schema: GraphQLSchema, names: unknown[] | string, kind: GraphQLNamedType | undefined): string[] {
  return [names].flat().map(each => [kind, ...recordTypes(schema)].map(type => meaningIn(type, String(each))).find(Boolean)?.label ?? String(each));
}

function asObject(text: string): Row | undefined {
  try {
    const found: unknown = text.startsWith('{') ? JSON.parse(text) : undefined;
    return found as Row | undefined;
  } catch {
    return undefined;
  }
}

/** A value of a change in words: of an enum, of another record, or of a small value by what is in it. */
function valueInWords(value: unknown, type: GraphQLNamedType | undefined, telling: Telling): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map(each => valueInWords(each, type, telling)).filter(Boolean).join(', ');
  const inside = typeof value === 'string' ? asObject(value) : (value as Row);
  if (inside && typeof inside === 'object') {
    const entries = Object.entries(inside).map(([name, each]) => {
      const meaning = meaningIn(type, name);
      return meaning?.isOfFields && Array.isArray(each) ? fieldsInWords(telling.schema, each, undefined).join(', ') : valueInWords(each, meaning?.type, telling);
    });
    return entries.filter(Boolean).join(', ');
  }
  const text = String(value);
  if (isEnumType(type)) return inWords(telling.words, type.name, text);
  if (type?.name === 'Boolean') return text === 'true' ? 'ja' : 'nej';
  if (type?.name === 'DateTime') return moment(text);
  return ID.test(text) ? (telling.names.get(text) ?? 'en post som inte visas') : text;
}

/** A change in words: its field as people call it, and its values. */
export function worded(change: Change, kind: GraphQLNamedType | undefined, telling: Telling): Change {
  const { label, type } = meaningOf(telling.schema, change, kind);
  const [before, after] = [change.before, change.after].map(each => (each === null ? null : valueInWords(each, type, telling)));
  return { field: label, before: before ?? null, after: after ?? null };
}

/** A change as a sentence; it has been put in words. */
export function changeInWords({ field, before, after }: Change): string {
  if (!before) return after ? `${field}: lades till ${after}` : field;
  return after ? `${field}: ${before} → ${after}` : `${field}: togs bort ${before}`;
}

// ---- In an answer

type Seen = (change: Change, kind: GraphQLNamedType | undefined) => Change;

/** The type of a record, by how its id begins. */
function typeOfId(schema: GraphQLSchema, id: unknown): GraphQLNamedType | undefined {
  return typeof id === 'string' && ID.test(id) ? typeOfKind(schema, id.slice(0, id.lastIndexOf('_'))) : undefined;
}

/** A copy of an answer in which each change is what `seen` makes of it; `kind` is the type of record that it is of. */
function through(schema: GraphQLSchema, value: unknown, asked: Asked, kind: GraphQLNamedType | undefined, seen: Seen): unknown {
  if (Array.isArray(value)) return value.map(each => through(schema, each, asked, kind, seen));
  if (typeof value !== 'object' || value === null) return value;
  const row = value as Row;
  const part = [...asked].find(([, field]) => field.name === 'partType' || field.name === 'recordType')?.[0];
  const here = part && typeof row[part] === 'string' ? typeOfKind(schema, row[part]) : kind;
  const told = Object.entries(row).map(([key, inside]): [string, unknown] => {
    const field = asked.get(key);
    if (!field) return [key, inside];
    if (isChange(field.type) && Array.isArray(inside)) return [key, inside.map(each => seen(each as Change, here))];
    if (isOfFields(field) && typeof inside === 'string') return [key, fieldsInWords(schema, inside, here)[0]];
    if (isOfFields(field)) return [key, Array.isArray(inside) ? fieldsInWords(schema, inside, here) : inside];
    if (field.name === 'act' && typeof inside === 'string') return [key, actsInWords(schema, inside)];
    const below = isRecord(field.type) ? (typeOfId(schema, (inside as Row | null)?.id) ?? field.type) : here;
    return [key, through(schema, inside, field.below, below, seen)];
  });
  return Object.fromEntries(told);
}

/** The names of acts as people call them. */
function actsInWords(schema: GraphQLSchema, names: string): string {
  const acts = schema.getMutationType()?.getFields() ?? {};
  return names.split(', ').map(each => (acts[each] ? term(acts[each].description, each) : each)).join(', ');
}

/** What must be known before the changes in an answer can be told: the enums of their values, and the records in them. */
export function neededFor(schema: GraphQLSchema, data: unknown, asked: Asked): { enums: string[]; ids: string[] } {
  const [enums, ids] = [new Set<string>(), new Set<string>()];
  const look = (value: unknown, type: GraphQLNamedType | undefined): void => {
    if (isEnumType(type)) enums.add(type.name);
    const inside = typeof value === 'string' ? asObject(value) : undefined;
    if (inside) for (const [name, each] of Object.entries(inside)) look(each, meaningIn(type, name)?.type);
    else if (typeof value === 'string' && ID.test(value)) ids.add(value);
  };
  through(schema, data, asked, undefined, (change, kind) => {
    const { type } = meaningOf(schema, change, kind);
    for (const each of [change.before, change.after]) look(each, type);
    return change;
  });
  return { enums: [...enums], ids: [...ids] };
}

/** An answer with its changes, and the acts that made them, in words. */
export const wordedIn = (telling: Telling, data: unknown, asked: Asked): unknown =>
  through(telling.schema, data, asked, undefined, (change, kind) => worded(change, kind, telling));
