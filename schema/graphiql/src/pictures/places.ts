// Municipalities on a map.
import { some, type Shown } from './picture.ts';

export interface Place {
  code: string;
  name: string;
  /** How many; undefined when that is not known, which is not zero. */
  value: number | undefined;
  title: string;
}

/** Values that have one colour: from the first to the last. `step` is how dark it is, 0 to 4. */
export interface Shade {
  from: number;
  to: number;
  step: number;
  label: string;
  count: number;
}

export interface Places {
  places: Map<string, Place>;
  shades: Shade[];
  zero: number;
  notKnown: number;
  /** Whether those that are not in the list are not known, and not known to be none. */
  isOpen: boolean;
  /** How many municipalities of the map are not in the list, where that says something of them. */
  left: number;
  text: string;
}

/** As many as the map has. */
export const MUNICIPALITIES = 290;
const STEPS = 5;

/** Few values have a colour each; of many, as many places as possible have each colour. */
export function shadesOf(values: number[]): Shade[] {
  const distinct = [...new Set(values)].sort((one, other) => one - other);
  const groups: number[][] = [];
  if (distinct.length <= STEPS) groups.push(...distinct.map(each => [each]));
  else {
    const sorted = [...values].sort((one, other) => one - other);
    for (const each of distinct) {
      const group = Math.min(STEPS - 1, Math.floor((sorted.indexOf(each) / sorted.length) * STEPS));
      (groups[group] ??= []).push(each);
    }
  }
  const full = groups.filter(each => each?.length);
  return full.map((group, place) => {
    const [from, to] = [group[0]!, group.at(-1)!];
    const step = full.length === 1 ? 3 : Math.round((place * (STEPS - 1)) / (full.length - 1));
    return { from, to, step, label: from === to ? String(from) : `${from}–${to}`, count: values.filter(each => each >= from && each <= to).length };
  });
}

export const shadeOf = (shades: Shade[], value: number): Shade | undefined => shades.find(({ from, to }) => value >= from && value <= to);

function textOf(places: Place[], { zero, notKnown, left }: Pick<Places, 'zero' | 'notKnown' | 'left'>): string {
  const counted = places.filter(each => each.value);
  const most = Math.max(0, ...counted.map(each => each.value!));
  const largest = counted.filter(each => each.value === most).map(each => each.name);
  const sentences = most ? [`Flest: ${some(largest)} (${most}).`, `${counted.length} ${counted.length === 1 ? 'kommun' : 'kommuner'} har minst 1${zero ? ` och ${zero} har 0` : ''}.`] : [`Ingen kommun har minst 1${zero ? `, och ${zero} har 0` : ''}.`];
  const rest = left ? `${left} står inte i listan.` : 'Det är känt om alla.';
  return [...sentences, notKnown ? `Om ${notKnown} är det inte känt.` : rest].join(' ');
}

export function placesOf(shown: Shown): Places {
  const all = shown.rows.map((row): Place => {
    const counted = shown.number(row, 'value');
    // Zero is known only where somebody has said so. Who is known to, and counts none, has left one: of others nobody knows.
    const value = counted === 0 && !['', 'KNOWN_NOT_TO'].includes(shown.text(row, 'known')) ? undefined : counted;
    const name = shown.label(row);
    return { code: shown.text(row, 'code'), name, value, title: `${name}: ${value ?? 'inte känt'}` };
  });
  const [zero, notKnown] = [all.filter(each => each.value === 0).length, all.filter(each => each.value === undefined).length];
  const unlisted = Math.max(0, MUNICIPALITIES - new Set(all.map(each => each.code)).size);
  // Who stands in no row is no zero where there is more than is told.
  const isOpen = (shown.whole('others') ?? 0) > 0;
  const counts = { zero, notKnown: notKnown + (isOpen ? unlisted : 0), left: isOpen ? 0 : unlisted };
  return { places: new Map(all.map(each => [each.code, each])), shades: shadesOf(all.flatMap(each => each.value || [])), isOpen, ...counts, text: textOf(all, counts) };
}
