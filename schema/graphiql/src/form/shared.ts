import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputField, type GraphQLInputType, type GraphQLSchema } from 'graphql';
import { createContext, useContext } from 'react';
import { bare, isReference, type Path } from '../contract.ts';
import type { Json } from '../paths.ts';
import type { Words } from '../words.ts';

/** What every field of the form needs from the whole of it. */
export interface Form {
  schema: GraphQLSchema;
  /** The acts that are given what is filled in. */
  acts: string[];
  help: Record<string, string>;
  /** The names of the fields that are written in sentences, beside those that the contract tells of. */
  prose: string[];
  words: Words;
  /** What is wrong, by the place in the variables as text. */
  faults: Map<string, string>;
  put: (path: Path, value: Json | undefined) => void;
}

export const FormContext = createContext<Form | undefined>(undefined);

export function useForm(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error('A field stands outside of its form');
  return form;
}

/** A field of the contract, or an argument: what a value is given as. */
export interface Field {
  name: string;
  description: string | null | undefined;
}

export interface FieldProps {
  path: Path;
  label: string;
  field: Field;
  type: GraphQLInputType;
  value: Json | undefined;
}

/** A place as an id of the page. */
export const idOf = (path: Path) => `field-${path.join('-')}`;

/** A place as ready-made acts name it: rows of lists have no number. */
export const placeOf = (path: Path) => path.filter(step => typeof step === 'string').join('.');

export const isOptional = (type: GraphQLInputType) => !isNonNullType(type);

/** What a field that is added begins with: what it needs itself, empty. */
export function beginning(type: GraphQLInputType): Json {
  const here = bare(type);
  if (isListType(here)) return [beginning(here.ofType as GraphQLInputType)];
  if (isEnumType(here)) return here.getValues()[0]?.name ?? '';
  if (!isInputObjectType(here)) return here.name === 'Boolean' ? false : here.name === 'Int' ? null : '';
  const fields = Object.values(here.getFields());
  if (isReference(here)) return { [(fields.find(each => each.name === 'name') ?? fields.find(each => each.name === 'slug') ?? fields[0]!).name]: '' };
  const needed = fields.filter(each => isNonNullType(each.type) && each.defaultValue === undefined);
  const first = needed.length ? needed : fields.slice(0, 1);
  return Object.fromEntries(first.map((each: GraphQLInputField) => [each.name, beginning(each.type)]));
}

/** Another row like the last one: the same fields and choices, with nothing written in them. */
export function emptied(row: Json | undefined, type: GraphQLInputType): Json {
  const here = bare(type);
  if (row === undefined) return beginning(type);
  if (isListType(here)) return null;
  if (isEnumType(here)) return row;
  if (!isInputObjectType(here) || row === null || typeof row !== 'object' || Array.isArray(row)) return typeof row === 'string' ? '' : null;
  const fields = here.getFields();
  const inside = Object.entries(row).map(([name, value]) => [name, fields[name] ? emptied(value, fields[name].type) : null]);
  return Object.fromEntries(inside) as Json;
}
