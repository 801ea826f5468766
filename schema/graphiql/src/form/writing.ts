// What somebody writes in the field of a reference, without choosing it in the list.
import type { GraphQLInputObjectType } from 'graphql';
import type { Json } from '../paths.ts';

/** The keys that are told by how they look, and what they look like: no record is called so. */
const LOOKS: Record<string, RegExp> = { municipalityCode: /^\d{4}$/, organisationNumber: /^\d{6}-?\d{4}$/ };

/** A reference as it is written: by the key that it looks like where the contract takes that, else by name, or else by slug. */
export function written(reference: GraphQLInputObjectType, text: string): Json {
  const keys = reference.getFields();
  const looks = Object.keys(LOOKS).find(key => keys[key] && LOOKS[key]?.test(text.trim()));
  if (looks) return { [looks]: text.trim() };
  return keys.name ? { name: text } : { slug: text };
}
