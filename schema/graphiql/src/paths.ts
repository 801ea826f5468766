import type { Path } from './contract.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What stands at a place, or undefined. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inside, step) => (isObject(inside) ? (inside as Record<string | number, unknown>)[step] : undefined), value);
}

/** A copy with something else at a place; undefined takes away what is there. */
export function withValueAt(value: Json | undefined, path: Path, put: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return put ?? null;
  const inner = valueAt(value, [step]) as Json | undefined;
  const next = rest.length ? withValueAt(inner, rest, put) : put;
  if (typeof step === 'number') {
    const rows = Array.isArray(value) ? value : [];
    if (next === undefined) return rows.filter((_, index) => index !== step);
    return step < rows.length ? rows.map((each, index) => (index === step ? next : each)) : [...rows, next];
  }
  const { [String(step)]: _, ...others } = isObject(value) ? (value as Record<string, Json>) : {};
  if (next === undefined) return others;
  // A name that was there keeps its place among the others.
  return isObject(value) && step in value ? { ...(value as Record<string, Json>), [step]: next } : { ...others, [step]: next };
}

/** Variables as they are written, or nothing when they aren't JSON. */
export function readVariables(text: string): { [name: string]: Json } | undefined {
  try {
    const found: unknown = JSON.parse(text.trim() || '{}');
    return isObject(found) && !Array.isArray(found) ? (found as { [name: string]: Json }) : undefined;
  } catch {
    return undefined;
  }
}

/** Variables as the editor shows them. */
export const writeVariables = (variables: Json) => JSON.stringify(variables, null, 2);

/** A place as ready-made acts name it: rows of lists have no number. */
export const placeOf = (path: Path) => path.filter(step => typeof step === 'string').join('.');

/** A place as an id of the page. */
export const idOf = (path: Path) => `field-${path.join('-')}`;
