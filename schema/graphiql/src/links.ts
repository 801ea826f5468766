// What links between operations say: where each variable is taken from.
import type { Path } from './contract.ts';
import type { Link } from './operations.ts';
import { valueAt, type Json } from './paths.ts';

export const pathOf = (dotted: string): Path => dotted.split('.');

/** What stands at a place, and when the way goes through a list, what stands there in each of its rows. */
function taken(from: unknown, path: Path): { one: unknown } | { each: unknown[] } {
  const step = path.findIndex((_, place) => Array.isArray(valueAt(from, path.slice(0, place))));
  if (step < 0) return { one: valueAt(from, path) };
  return { each: (valueAt(from, path.slice(0, step)) as unknown[]).map(row => valueAt(row, path.slice(step))) };
}

/** The variables of a linked operation, each with its value from a row or an answer; from a list, a row for each of its own. */
export const valuesFor = ({ take }: Link, from: unknown): [Path, Json | undefined][] =>
  Object.entries(take).flatMap(([variable, place]): [Path, Json | undefined][] => {
    const [path, found] = [pathOf(variable), taken(from, pathOf(place))];
    if ('one' in found) return [[path, found.one as Json | undefined]];
    return found.each.map((value, row) => [[...path.slice(0, 1), row, ...path.slice(1)], value as Json | undefined]);
  });
