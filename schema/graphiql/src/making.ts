// Acts that change no version that somebody saw: done once more, most would make a thing twice, so that their forms are
// emptied when they are done.
import type { Path } from './contract.ts';
import type { Current } from './current.ts';
import { pathOf } from './links.ts';
import type { Outcome } from './outcome.ts';
import { valueAt, type Json } from './paths.ts';

/**
 * Whether an act changes no version that somebody saw. It makes something new, adds to something, or is given rows that
 * name their records themselves: whoever sends these once more changes nothing, and needs them no longer either.
 */
export const isMaking = ({ task }: Pick<Current, 'task'>): boolean => Boolean(task?.acts.length) && !Object.values(task?.find[0]?.take ?? {}).includes('version');

/** Whether all that was given was taken: of many rows some may have been refused, and those are put right where they stand. */
export const isWhole = ({ results }: Outcome): boolean => !results.some(({ payload }) => payload.rows?.some(each => each.errors.length));

/** All that is filled in as nothing, but for the record that was chosen in the list. */
export function emptied({ task, variables }: Pick<Current, 'task' | 'variables'>): [Path, Json | undefined][] {
  const chosen = Object.keys(task?.find[0]?.take ?? {}).map(pathOf);
  return [
    ...Object.keys(variables ?? {}).map((name): [Path, undefined] => [[name], undefined]),
    ...chosen.map((path): [Path, Json | undefined] => [path, valueAt(variables, path) as Json | undefined]),
  ];
}
