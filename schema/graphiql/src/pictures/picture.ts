// What the file of a ready question says of a picture, and the rows of the answer that it is made of.
import type { Asked, AskedField } from '../asked.ts';
import { term } from '../contract.ts';
import type { Row } from '../records.ts';
import { leaf, type Called } from '../tables.ts';
import type { Words } from '../words.ts';

/** A picture of a list of an answer: its kind, where the list is, what is taken from each row, and what it shows. */
export interface Picture {
  kind: 'map' | 'bars' | 'timeline' | 'board';
  place: string;
  take: Record<string, string[]>;
  caption: string;
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value of a row, and what was asked for there. */
interface Found {
  value: unknown;
  field: AskedField | undefined;
  /** The outermost field on the way there. */
  first: AskedField | undefined;
}

/** The list that a picture shows: its rows, and what is taken from them, in words. */
export class Shown {
  readonly rows: Row[];
  private readonly picture: Picture;
  private readonly asked: Asked;
  private readonly words: Words;
  private readonly called: Called;
  private readonly data: unknown;

  constructor(picture: Picture, data: unknown, asked: Asked, words: Words, called: Called = {}) {
    let [here, inside]: [unknown, Asked | undefined] = [data, asked];
    for (const key of picture.place.split('.')) [here, inside] = [isRow(here) ? here[key] : undefined, inside?.get(key)?.below];
    if (isRow(here) && Array.isArray(here.nodes)) [here, inside] = [here.nodes, inside?.get('nodes')?.below];
    this.picture = picture;
    this.rows = Array.isArray(here) ? here.filter(isRow) : [];
    this.asked = inside ?? new Map();
    this.words = words;
    this.called = called;
    this.data = data;
  }

  /** Whether the picture is told where to find a part. */
  has(part: string): boolean {
    return (this.picture.take[part] ?? []).length > 0;
  }

  private at(row: Row, place: string): Found {
    const [first, ...rest] = place.split('.');
    let found: Found = { value: row[first!], field: this.asked.get(first!), first: this.asked.get(first!) };
    for (const key of rest) found = { ...found, value: isRow(found.value) ? found.value[key] : undefined, field: found.field?.below.get(key) };
    return found;
  }

  /** The value of a part, as it is. */
  value(row: Row, part: string): unknown {
    const [place] = this.picture.take[part] ?? [];
    return place === undefined ? undefined : this.at(row, place).value;
  }

  number(row: Row, part: string): number | undefined {
    const found = this.value(row, part);
    return typeof found === 'number' ? found : undefined;
  }

  /** A number of the whole answer. */
  whole(part: string): number | undefined {
    const [place] = this.picture.take[part] ?? [];
    const found = place?.split('.').reduce<unknown>((here, key) => (isRow(here) ? here[key] : undefined), this.data);
    return typeof found === 'number' ? found : undefined;
  }

  text(row: Row, part: string): string {
    const found = this.value(row, part);
    return typeof found === 'string' ? found : '';
  }

  /** A part in words. */
  said(row: Row, part: string): string {
    const [place] = this.picture.take[part] ?? [];
    if (place === undefined) return '';
    const { value, field } = this.at(row, place);
    return field ? leaf(value, field, this.words) : '';
  }

  /** What a row is called; of what is not known, that it is not, and of what is in no area, that too. */
  label(row: Row): string {
    const places = this.picture.take.label ?? [];
    const texts = places.flatMap((place, order) => {
      const { value, field, first } = this.at(row, place);
      // What is filed in no area is told to be in none; of all else it is not known.
      if ((value === null || value === undefined) && first?.type.name === 'Theme') return 'Utan område';
      if (value === null || value === undefined) return order ? [] : `${this.termOf(place.split('.')[0]!, first)}: inte känt`;
      return field ? leaf(value, field, this.words) : String(value);
    });
    return texts.join(', ');
  }

  /** Whether all that a row is called by is known. */
  isNamed(row: Row): boolean {
    return (this.picture.take.label ?? []).every(place => (this.at(row, place).value ?? undefined) !== undefined);
  }

  private termOf(key: string, field: AskedField | undefined): string {
    return this.called[key] ?? term(field?.description, key);
  }

  /** What a part is called: by the contract, or by the file. */
  term(part: string): string {
    const [place = ''] = this.picture.take[part] ?? [];
    const [key = '', ...rest] = place.split('.');
    const field = this.asked.get(key);
    const isInside = rest.length > 0 && rest.at(-1) !== 'totalCount';
    return isInside ? this.termOf(rest.at(-1)!, rest.reduce((each: AskedField | undefined, step) => each?.below.get(step), field)) : this.termOf(key, field);
  }

  /** The type of the values of a part. */
  type(part: string): AskedField['type'] | undefined {
    const [place] = this.picture.take[part] ?? [];
    return place === undefined ? undefined : this.at({}, place).field?.type;
  }

  /** What else is told of a row, each with what it is. */
  details(row: Row): string[] {
    return (this.picture.take.detail ?? []).flatMap(place => {
      const { value, field } = this.at(row, place);
      if (value === null || value === undefined || !field) return [];
      const text = leaf(value, field, this.words);
      return typeof value === 'number' || field.type.name === 'PartialDate' ? [`${this.termOf(place.split('.').at(-1)!, field)}: ${text}`] : [text];
    });
  }
}

/** Some names in a sentence: all, or the first and how many more. */
export function some(names: string[], most = 3): string {
  const [shown, more] = names.length > most ? [names.slice(0, most - 1), names.length - most + 1] : [names, 0];
  const all = more ? [...shown, `${more} till`] : shown;
  return all.length > 1 ? `${all.slice(0, -1).join(', ')} och ${all.at(-1)}` : (all[0] ?? '');
}
