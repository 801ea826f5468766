// A bar for each row of a list.
import { some, type Shown } from './picture.ts';

/** What a piece of a bar stands for: how many are, of how many it is not known, how many are known not to be, and the rest. */
export type Piece = 'value' | 'notKnown' | 'knownNot' | 'rest';

export interface Bar {
  label: string;
  pieces: { piece: Piece; size: number }[];
  /** Left out where it is not known how many. */
  value: number | undefined;
  /** What stands at the end of the bar. */
  told: string;
  /** All of it in words. */
  title: string;
}

export interface Bars {
  bars: Bar[];
  /** How many rows are in the table only. */
  left: number;
  legend: { piece: Piece; label: string }[];
  text: string;
}

const PIECES = ['value', 'notKnown', 'knownNot'] as const;
/** More are no picture any more. */
export const MOST_BARS = 60;

/** So many of so many; at least so many where of some it is not known, and nothing of none. */
function toldOf(value: number, notKnown: number, of: number | undefined): string {
  const among = of === undefined ? '' : ` av ${of}`;
  if (!notKnown) return `${value}${among}`;
  return value ? `minst ${value}${among}` : `inte känt (${notKnown}${among})`;
}

function barOf(shown: Shown, row: Shown['rows'][number]): Bar {
  const [label, value] = [shown.label(row), shown.number(row, 'value')];
  if (value === undefined) return { label, pieces: [], value, told: 'inte känt', title: `${label}: inte känt` };
  const pieces: Bar['pieces'] = PIECES.map(piece => ({ piece, size: shown.number(row, piece) ?? 0 })).filter(({ size }) => size > 0);
  const of = shown.number(row, 'of');
  const sum = pieces.reduce((all, { size }) => all + size, 0);
  const rest = of === undefined ? 0 : of - sum;
  const told = toldOf(value, shown.number(row, 'notKnown') ?? 0, of);
  const parts = PIECES.filter(each => shown.has(each)).map(each => `${shown.term(each).toLocaleLowerCase('sv')} ${shown.number(row, each) ?? 0}`);
  return { label, pieces: rest > 0 ? [...pieces, { piece: 'rest', size: rest }] : pieces, value, told, title: `${label}: ${parts.join(', ')}${of === undefined ? '' : ` (av ${of})`}` };
}

/** The largest and the smallest, and how much is not known. */
function textOf(shown: Shown, all: Bar[]): string {
  const bars = all.filter((each): each is Bar & { value: number } => each.value !== undefined);
  const untold = all.length - bars.length;
  if (!bars.length) return untold ? `I ingen av de ${untold} raderna är antalet känt.` : '';
  const values = bars.map(each => each.value);
  const [most, least] = [Math.max(...values), Math.min(...values)];
  const having = (value: number) => bars.filter(each => each.value === value);
  const told = (each: typeof bars) => `${some(each.map(one => one.label))} (${each.length === 1 ? each[0]!.told : each[0]!.value})`;
  const sizeOf = (each: Bar) => each.pieces.find(({ piece }) => piece === 'notKnown')?.size ?? 0;
  const largestUnsure = (each: Bar[]) => some(each.filter(one => sizeOf(one) === sizeOf(each[0]!)).map(one => one.label));
  const unsure = bars.filter(each => sizeOf(each) > 0).sort((one, other) => sizeOf(other) - sizeOf(one));
  if (!most && unsure[0] && unsure.length === bars.length) return `I ingen av de ${bars.length} raderna är någon känd. Som mest är ${sizeOf(unsure[0])} inte kända (${largestUnsure(unsure)}).`;
  // Where not all is known, few that are known are not the fewest; nor where some are not told whose they are.
  const isAllNamed = !untold && shown.rows.every(each => shown.isNamed(each));
  const fewest = unsure.length ? (least === 0 ? [`I ${having(0).length} av ${bars.length} rader är ingen känd.`] : []) : isAllNamed ? [`Färst: ${told(having(least))}.`] : [];
  const largest = most ? [`Flest: ${told(having(most))}.`] : [];
  const sentences = most === least && !unsure.length && !untold ? [`Alla har ${most}.`] : [...largest, ...fewest];
  if (unsure[0]) sentences.push(`I ${unsure.length} av ${bars.length} rader är något inte känt, som mest ${sizeOf(unsure[0])} (${largestUnsure(unsure)}).`);
  else if (untold) sentences.push(`I ${untold} av ${all.length} rader är antalet inte känt.`);
  else if (shown.has('notKnown')) sentences.push('Allt är känt.');
  return sentences.join(' ');
}

/** Bars in the order of the table. */
export function barsOf(shown: Shown): Bars {
  const all = shown.rows.map(row => barOf(shown, row));
  const bars = all.slice(0, MOST_BARS);
  const used = new Set(bars.flatMap(each => each.pieces.map(({ piece }) => piece)));
  const legend: Bars['legend'] = PIECES.filter(each => used.has(each)).map(piece => ({ piece, label: shown.term(piece) }));
  if (used.has('rest')) legend.push({ piece: 'rest', label: 'Övriga' });
  return { bars, left: all.length - bars.length, legend, text: textOf(shown, bars) };
}
