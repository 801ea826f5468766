import type { GraphQLInputType } from 'graphql';
import { isInputObjectType, isListType } from 'graphql';
import type { Choice } from './Choices.tsx';
import { bare, isReference, labelsOf, type Path } from './contract.ts';
import type { Current } from './current.ts';
import { calledBy } from './form/names.ts';
import type { Json } from './paths.ts';
import { session } from './session.ts';
import { store } from './store.ts';

/** The record that was chosen in the list last, and what else could have been. */
const picked = store<{ key: string; choice: Choice; others: Choice[] } | undefined>(undefined);

export const remember = (key: string, choice: Choice, others: Choice[]) => picked.set({ key, choice, others });
export const forget = () => picked.set(undefined);

/** What to know before one changes the key that one is signed in with; nothing for all else. */
export function useOwnKeyWarnings(): string[] {
  const who = session.use();
  const { choice, others = [] } = picked.use() ?? {};
  if (!choice?.isOwn || who.state !== 'in') return [];
  const isAlike = ({ row }: Choice) => Object.values(row).includes(who.role);
  const isLast = !others.some(each => each.row.id !== choice.row.id && isAlike(each));
  return [
    'Det är den nyckel som du själv är inloggad med. När det är sparat är du utloggad.',
    ...(isLast ? ['Ingen annan nyckel i listan har samma behörighet. Efteråt kan kanske ingen göra det som bara den får.'] : []),
  ];
}

/** The places in a value that refer to a record. */
function referencesIn(type: GraphQLInputType, value: Json | undefined, path: Path): { path: Path; key: string }[] {
  const here = bare(type);
  if (value === undefined || value === null) return [];
  if (isListType(here)) return (Array.isArray(value) ? value : []).flatMap((each, index) => referencesIn(here.ofType as GraphQLInputType, each, [...path, index]));
  if (isReference(here)) return Object.values(value).map(each => ({ path, key: String(each) }));
  if (isInputObjectType(here)) {
    const given = value as { [name: string]: Json };
    return Object.values(here.getFields()).flatMap(each => referencesIn(each.type, given[each.name], [...path, each.name]));
  }
  return here.toString() === 'ID' ? [{ path, key: String(value) }] : [];
}

/** The records that an act is about, each with what the form calls its place. */
export function recordsIn({ fillable, variables = {} }: Current): { label: string; name: string }[] {
  return fillable.flatMap(({ name, type, label }) =>
    referencesIn(type, variables[name], [name]).map(({ path, key }) => ({
      label: [label, ...labelsOf(type, path.slice(1))].at(path.length > 1 && typeof path.at(-1) !== 'number' ? -1 : 0) ?? label,
      name: calledBy(key) ?? key,
    })),
  );
}
