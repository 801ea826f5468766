import { isNonNullType, type GraphQLInputType, type GraphQLSchema } from 'graphql';
import { createContext, useContext } from 'react';
import type { Path, RecordType } from '../contract.ts';
import type { Json } from '../paths.ts';
import type { Words } from '../words.ts';
import type { Standing, Values } from './draft.ts';

/** What every field of the form needs from the whole of it. */
export interface Form {
  schema: GraphQLSchema;
  /** The record that is chosen, by its id, and what it and its version are known by together. */
  about: { id: string; chosen: string } | undefined;
  /** The acts that are given what is filled in. */
  acts: string[];
  help: Record<string, string>;
  /** What could be filled in, to be seen where nothing is. */
  example: Values;
  /** The places that the registry needs although the contract cannot say so. */
  needs: string[];
  /** Where names of the contract's fields are given: what each is called that can stand there; none before the record is chosen. */
  choices: Record<string, Record<string, string>>;
  /** How the record stands that is being changed. */
  standing: Standing;
  /** The places that are filled in by other means. */
  isHidden: (path: Path) => boolean;
  /** The names of the fields that are written in sentences, beside those that the contract tells of. */
  prose: string[];
  words: Words;
  /** What is wrong, by the place in the variables as text. */
  faults: Map<string, string>;
  put: (path: Path, value: Json | undefined) => void;
  putAll: (all: [Path, Json | undefined][]) => void;
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
  defaultValue?: unknown;
  /** The type of record that it is a key of, where it is one. */
  record?: RecordType;
}

export interface FieldProps {
  path: Path;
  label: string;
  field: Field;
  type: GraphQLInputType;
  value: Json | undefined;
  /** Whether it must be filled in, as the form stands now. */
  isNeeded: boolean;
}

export const isOptional = (type: GraphQLInputType) => !isNonNullType(type);
