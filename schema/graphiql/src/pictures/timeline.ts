// What goes on from a start to an end, and what happens on a day, along the years.
import { isEnumType } from 'graphql';
import { inWords, sentence, type Words } from '../words.ts';
import type { Shown } from './picture.ts';

/** From a moment to one, in milliseconds; the latter does not belong to it. */
export interface Span {
  from: number;
  to: number;
}

/** Something along the years: how sure it is that it goes on there, and whether that is a plan. */
export interface Stretch extends Span {
  how: 'sure' | 'unsure' | 'open';
  isPlanned: boolean;
}

/** Something that happens: as wide as it is known when. `kind` is its place among the kinds that happen. */
export interface Mark extends Span {
  kind: number;
  isPlanned: boolean;
}

export interface Line {
  label: string;
  told: string;
  title: string;
  stretches: Stretch[];
  marks: Mark[];
}

export interface Timeline extends Span {
  lines: Line[];
  /** How many lines are in the table only, and how many have no day that is known. */
  left: number;
  undated: number;
  kinds: string[];
  hasPlanned: boolean;
  hasUnsure: boolean;
  /** Whether something happens of which only the month or the year is known. */
  hasWide: boolean;
  hasOpen: boolean;
  /** Whether now is in sight. */
  hasNow: boolean;
  text: string;
}

export const MOST_LINES = 40;
const DAY = 86_400_000;
/** What lies further away than a working life is drawn at the edge: one odd date would leave no room for the others. */
const FURTHEST = 50 * 366 * DAY;

/** A day of any year; the two digits of the first century are no short for the last one. */
function utc(year: number, month: number, day: number): number {
  const date = new Date(Date.UTC(2000, month, day));
  date.setUTCFullYear(year + date.getUTCFullYear() - 2000);
  return date.getTime();
}

/** The part of a stretch that is drawn. */
function within({ from, to }: Span, now: number): Span {
  const [first, last] = [now - FURTHEST, now + FURTHEST];
  return { from: Math.min(Math.max(from, first), last - DAY), to: Math.max(Math.min(to, last), first + DAY) };
}

/** All that a date stands for: 2022 is the whole year. */
export function spanOf(date: string): Span | undefined {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date);
  if (!found) return undefined;
  const [year, month, day] = found.slice(1).map(each => (each === undefined ? undefined : Number(each)));
  const from = utc(year!, (month ?? 1) - 1, day ?? 1);
  const to = day !== undefined ? from + DAY : month !== undefined ? utc(year!, month, 1) : utc(year! + 1, 0, 1);
  return { from, to };
}

/** Whether more than a day is meant. */
export const isWide = ({ from, to }: Span) => to - from > DAY;

/** What lies between two dates: where it is sure, where a date is not known to the day, and where one is not known at all. */
export function stretchesOf(start: Span | undefined, end: Span | undefined, whole: Span, plans: { start: boolean; end: boolean }): Stretch[] {
  const found: Stretch[] = [];
  const add = (how: Stretch['how'], from: number, to: number, isPlanned: boolean) => to > from && found.push({ how, from, to, isPlanned });
  const [sureFrom, sureTo] = [start && (isWide(start) ? start.to : start.from), end && (isWide(end) ? end.from : end.to)];
  const isPlanned = plans.start || (plans.end && !start);
  if (start && end) {
    if (sureFrom! >= sureTo!) return [{ how: 'unsure', from: start.from, to: end.to, isPlanned }];
    if (isWide(start)) add('unsure', start.from, start.to, isPlanned);
    add('sure', sureFrom!, sureTo!, isPlanned);
    if (isWide(end)) add('unsure', end.from, end.to, isPlanned || plans.end);
  } else if (start) {
    add(isWide(start) ? 'unsure' : 'sure', start.from, start.to, isPlanned);
    add('open', start.to, whole.to, isPlanned);
  } else if (end) {
    add('open', whole.from, end.from, isPlanned);
    add(isWide(end) ? 'unsure' : 'sure', end.from, end.to, isPlanned);
  }
  return found;
}

interface Dated {
  label: string;
  start?: Span;
  end?: Span;
  plans: { start: boolean; end: boolean };
  told: string;
  marks: Mark[];
}

/** What is told of when: "2022-09-21 – 2024 (planerat)". */
function whenOf(shown: Shown, row: Shown['rows'][number]): string {
  const [start, end] = (['start', 'end'] as const).map(part => {
    const date = shown.text(row, part);
    return date && shown.value(row, `${part}Is`) === 'PLANNED' ? `${date} (${shown.said(row, `${part}Is`)})` : date;
  });
  return start && end ? `${start} – ${end}` : start ? `från ${start}` : `till ${end}`;
}

/** Of each row what is known of its dates; what happens to the same stands together. */
function datedOf(shown: Shown, kinds: string[], now: number): { dated: Dated[]; undated: number } {
  const dated: Dated[] = [];
  const byRecord = new Map<string, Dated>();
  let undated = 0;
  for (const row of shown.rows) {
    const [start, end, day] = ['start', 'end', 'day'].map(part => {
      const span = spanOf(shown.text(row, part));
      return span && within(span, now);
    });
    const label = shown.label(row);
    const isPlan = (part: string) => shown.value(row, part) === 'PLANNED';
    if (day) {
      const record = shown.text(row, 'of').split('/')[0] || label;
      const found = byRecord.get(record) ?? { label, plans: { start: false, end: false }, told: '', marks: [] };
      if (!byRecord.has(record)) dated.push(found);
      byRecord.set(record, found);
      const kind = Math.max(0, kinds.indexOf(String(shown.value(row, 'kind'))));
      found.marks.push({ ...day, kind, isPlanned: isPlan('dayIs') });
      const told = `${shown.said(row, 'kind')} ${shown.text(row, 'day')}${isPlan('dayIs') ? ` (${shown.said(row, 'dayIs')})` : ''}`;
      found.told = [found.told, told.trim()].filter(Boolean).join(', ');
    } else if (start || end) {
      dated.push({ label, start, end, plans: { start: isPlan('startIs'), end: isPlan('endIs') }, told: whenOf(shown, row), marks: [] });
    } else undated += 1;
  }
  return { dated, undated };
}

/** The whole years that hold all dates, and now where something has no end. */
function wholeOf(dated: Dated[], now: number): Span {
  const spans = dated.flatMap(({ start, end, marks }) => [...(start ? [start] : []), ...(end ? [end] : []), ...marks]);
  const hasOpen = dated.some(({ start, end }) => start && !end);
  const [from, to] = [Math.min(...spans.map(each => each.from)), Math.max(...spans.map(each => each.to), hasOpen ? now : 0)];
  const isShort = to - from < 400 * DAY;
  const first = new Date(from);
  const last = new Date(to - 1);
  return isShort
    ? { from: Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1), to: Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 1) }
    : { from: Date.UTC(first.getUTCFullYear(), 0, 1), to: Date.UTC(last.getUTCFullYear() + 1, 0, 1) };
}

function textOf(lines: Line[], { undated, left }: { undated: number; left: number }, whole: Span): string {
  if (!lines.length) return '';
  const [from, to] = [new Date(whole.from).getUTCFullYear(), new Date(whole.to - 1).getUTCFullYear()];
  const open = lines.filter(({ stretches }) => stretches.at(-1)?.how === 'open').length;
  const years = from === to ? `under ${from}` : `från ${from} till ${to}`;
  return [
    `${lines.length} ${lines.length === 1 ? 'rad' : 'rader'} ${years}.`,
    open && `${open} har inget känt slut.`,
    undated && `${undated} utan känd dag står bara i tabellen.`,
    left && `${left} till står bara i tabellen.`,
  ].filter(Boolean).join(' ');
}

export function timelineOf(shown: Shown, words: Words, now = Date.now()): Timeline {
  const type = shown.type('kind');
  const used = new Set(shown.rows.map(row => shown.value(row, 'kind')));
  const kinds = (isEnumType(type) ? type.getValues().map(each => each.name) : []).filter(each => used.has(each));
  const { dated, undated } = datedOf(shown, kinds, now);
  const drawn = dated.slice(0, MOST_LINES);
  const whole = wholeOf(drawn, now);
  const lines = drawn.map(({ label, start, end, plans, told, marks }): Line => ({ label, told, title: `${label}: ${told}`, stretches: stretchesOf(start, end, whole, plans), marks }));
  const stretches = lines.flatMap(each => each.stretches);
  const rest = { undated, left: dated.length - drawn.length };
  return {
    ...whole,
    ...rest,
    lines,
    kinds: kinds.map(each => sentence(inWords(words, type?.name, each))),
    hasPlanned: [...stretches, ...lines.flatMap(each => each.marks)].some(each => each.isPlanned),
    hasUnsure: stretches.some(each => each.how === 'unsure'),
    hasWide: lines.some(({ marks }) => marks.some(isWide)),
    hasNow: now > whole.from && now < whole.to,
    hasOpen: stretches.some(each => each.how === 'open'),
    text: textOf(lines, rest, whole),
  };
}
