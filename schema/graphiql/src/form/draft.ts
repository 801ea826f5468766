// What someone has said in a form. Nothing is in it that nobody said: what is not there is not sent.
import type { Path } from '../contract.ts';
import { valueAt, withValueAt, type Json } from '../paths.ts';

export type Values = { [name: string]: Json };

/** A record's values when its form was opened, by the places in the variables that change each as a whole. */
export type Standing = ReadonlyMap<string, Json>;

export const NOTHING_STANDS: Standing = new Map();

const stepsOf = (place: string): Path => place.split('.');

/** Whether nothing is said. */
export function isBlank(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && (Array.isArray(value) ? value : Object.values(value)).every(isBlank);
}

/** A value without what is blank in it, so that two that mean the same are the same. */
function meaning(value: Json | undefined): Json {
  if (value === undefined || isBlank(value)) return null;
  if (Array.isArray(value)) return value.filter(each => !isBlank(each)).map(meaning);
  if (value === null || typeof value !== 'object') return value;
  const said = Object.entries(value).filter(([, each]) => !isBlank(each));
  return Object.fromEntries(said.map(([name, each]) => [name, meaning(each)] as const).sort(([one], [other]) => (one < other ? -1 : 1)));
}

export const meansSame = (one: Json | undefined, other: Json | undefined) => JSON.stringify(meaning(one)) === JSON.stringify(meaning(other));

/** The place, among those that change as a whole, that a path leads into. */
const unitOf = (standing: Standing, path: Path) => path.map((_, index) => path.slice(0, index + 1).join('.')).find(each => standing.has(each));

/** What a form shows: what someone has said, and else how the record stands. */
export function shownIn(draft: Values, standing: Standing): Values {
  let shown: Json = draft;
  for (const [place, value] of standing) {
    if (valueAt(draft, stepsOf(place)) === undefined) shown = withValueAt(shown, stepsOf(place), value);
  }
  return shown as Values;
}

/** A copy without something, and without what nothing else is left in; rows stay where they are. */
function without(draft: Values, path: Path): Values {
  const left = withValueAt(draft, path, undefined) as Values;
  const around = path.slice(0, -1);
  const inside = valueAt(left, around);
  const isEmptied = around.length > 0 && typeof around.at(-1) === 'string' && JSON.stringify(inside) === '{}';
  return isEmptied ? without(left, around) : left;
}

/** The list or object that a row more or a first field is put into, when there is none yet. */
function withRoom(draft: Json, path: Path): Json {
  return path.slice(0, -1).reduce<Json>((made, _, index) => {
    const here = path.slice(0, index + 1);
    const now = valueAt(made, here);
    const isThere = typeof now === 'object' && now !== null;
    return isThere ? made : withItem(made, here, typeof path[index + 1] === 'number' ? [] : {});
  }, draft);
}

/** The same as `withValueAt`, also for the row after the last. */
function withItem(values: Json, path: Path, value: Json): Json {
  const [last, around] = [path.at(-1), path.slice(0, -1)];
  const rows = valueAt(values, around);
  if (Array.isArray(rows) && typeof last === 'number' && last >= rows.length) return withValueAt(values, around, [...(rows as Json[]), value]);
  return withValueAt(values, path, value);
}

const put = (draft: Json, path: Path, value: Json) => withItem(withRoom(draft, path), path, value);

/**
 * A draft in which something is said, or no longer said when `value` is undefined. What stands in the record is said only
 * when it changes, as a whole, and what is emptied there is said to be empty.
 */
export function said(draft: Values, standing: Standing, path: Path, value: Json | undefined): Values {
  const unit = unitOf(standing, path);
  if (unit === undefined) return value === undefined ? without(draft, path) : (put(draft, path, value) as Values);
  const before = standing.get(unit) as Json;
  const whole = valueAt(draft, stepsOf(unit)) === undefined ? (withValueAt(draft, stepsOf(unit), before) as Values) : draft;
  const stood = valueAt(shownIn({}, standing), path) as Json | undefined;
  const emptied = Array.isArray(stood) ? [] : null;
  const isRow = typeof path.at(-1) === 'number';
  const next = value !== undefined ? put(whole, path, value) : isBlank(stood) || isRow ? withValueAt(whole, path, undefined) : put(whole, path, emptied);
  const after = valueAt(next, stepsOf(unit)) as Json | undefined;
  return meansSame(before, after) ? without(next as Values, stepsOf(unit)) : (next as Values);
}

/** Whether something is said, be it that there is nothing: null, or a list that was emptied. */
function isSaid(value: Json): boolean {
  if (value === null || (Array.isArray(value) && value.length === 0)) return true;
  return typeof value === 'object' && !Array.isArray(value) ? Object.values(value).some(isSaid) : !isBlank(value);
}

/** What is sent: a draft without the rows and fields in which nothing is written. What is emptied on purpose stays. */
export function tidied(value: Json): Json {
  if (Array.isArray(value)) return value.filter(each => !isBlank(each)).map(tidied);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, each]) => (isSaid(each) ? [[name, tidied(each)] as const] : [])));
}

/** Whether anything of what stands has been changed. */
export const isChanged = (draft: Values, standing: Standing) => [...standing.keys()].some(place => valueAt(draft, stepsOf(place)) !== undefined);
