import { isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputField, type GraphQLInputType } from 'graphql';
import { createContext, useContext } from 'react';
import { bare, isReference, type Path } from '../contract.ts';
import type { Json } from '../paths.ts';
import type { Words } from '../words.ts';

/** What every field of the form needs from the whole of it. */
export interface Form {
  help: Record<string, string>;
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

export interface FieldProps {
  path: Path;
  label: string;
  type: GraphQLInputType;
  value: Json | undefined;
}

/** A place as an id of the page. */
export const idOf = (path: Path) => `field-${path.join('-')}`;

/** A place as the help is written: rows of lists have no number. */
export const helpKey = (path: Path) => path.filter(step => typeof step === 'string').join('.');

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
