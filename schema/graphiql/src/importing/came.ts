// What came of the rows of a file, in words: how many of each, and a report with all that is told of each row.
import { filled, type Table } from '../tables.ts';
import { inWords, sentence, type Words } from '../words.ts';
import type { Column, Doubt, FileRow, Read } from './reading.ts';
import type { MissingPayload } from './whole.ts';

export type Outcome = 'REFUSED' | 'CONFLICT' | 'DIFFERS' | 'UPDATED' | 'CREATED' | 'UNCHANGED';

/** What is wrong with a row first, and what nobody needs to look at last. */
export const OUTCOMES: Outcome[] = ['REFUSED', 'CONFLICT', 'DIFFERS', 'UPDATED', 'CREATED', 'UNCHANGED'];
export const WRONG: Outcome[] = ['REFUSED', 'CONFLICT'];

/** What an outcome is called before and after, of one row; and of several, where that is another word. */
const CALLED: Record<Outcome, { trial: string; kept: string; trials?: string }> = {
  CREATED: { trial: 'skapas', kept: 'skapades' },
  UPDATED: { trial: 'ändras', kept: 'ändrades' },
  UNCHANGED: { trial: 'oförändrad', kept: 'stod redan så', trials: 'oförändrade' },
  DIFFERS: { trial: 'står med andra uppgifter', kept: 'stod med andra uppgifter' },
  CONFLICT: { trial: 'krockar', kept: 'krockade' },
  REFUSED: { trial: 'vägras', kept: 'vägrades' },
};

/** An outcome that the page does not know is called by its code: a registry may be newer than the page. */
export function called(outcome: Outcome, isTried: boolean, count = 1): string {
  const known: Partial<typeof CALLED> = CALLED;
  const { trial, kept, trials = trial } = known[outcome] ?? { trial: outcome, kept: outcome };
  return !isTried ? kept : count === 1 ? trial : trials;
}

/** What came of a row: its number in the file, and under which headings it differs, is left as it stands, or is wrong. */
export interface Came {
  row: number;
  key: string | null;
  outcome: Outcome;
  differs: string[];
  disputed: string[];
  record: string | null;
  errors: string[];
  warnings: string[];
}

export interface Said {
  code?: string;
  field: string[] | null;
  message: string;
  hint?: string | null;
}

/** What the act answers of rows that it was sent. */
export interface Payload {
  rows: { row: number; outcome: Outcome; differs: string[]; disputed: string[]; record: { id: string } | null; errors: Said[] }[] | null;
  warnings: Said[];
  userErrors: Said[];
  missing?: MissingPayload[] | null;
}

/** The heading under which a place in a row stands in the file; the place itself when it stands under none. */
export function headingOf(columns: Column[], field: readonly string[]): string {
  const steps = field.filter(each => !/^\d+$/.test(each));
  const begins = (one: readonly string[], other: readonly string[]) => one.every((step, place) => other[place] === step);
  const found = columns.find(({ path }) => steps.length > 0 && (begins(steps, path) || begins(path, steps)));
  return found?.heading ?? steps.filter(each => each !== 'fields').join('.');
}

/** The act counts the rows that it is sent from 0, and the file numbers them as a spreadsheet does. */
const numbered = (said: string, rows: FileRow[]) =>
  said.includes('Rader räknas från 0. ') ? said.replace(/\bRad (\d+) /, (_, place: string) => `Rad ${rows[Number(place)]?.row ?? place} `).replace('Rader räknas från 0. ', '') : said;

export const tidied = ({ message, hint }: Said): string => [message, hint].filter(Boolean).join(' ');

function told(columns: Column[], rows: FileRow[], all: Said): string {
  const heading = headingOf(columns, (all.field ?? []).slice(3));
  const said = numbered(tidied(all), rows);
  return heading ? `${heading}: ${said}` : said;
}

/** Warnings that say what the row's own errors and fields say. */
const SAID_ALREADY = ['ROW_REFUSED', 'DISPUTED'];

const isAbout = (place: number, { field }: Said) => field?.[1] === 'rows' && field[2] === String(place);

/** What came of rows that were sent. Where the act refused all of them together, none of them was kept. */
export function cameOf({ columns }: Read, rows: FileRow[], { rows: results, warnings, userErrors }: Payload): Came[] {
  return rows.map(({ row, key }, place): Came => {
    if (userErrors.length || !results) {
      const own = userErrors.filter(each => isAbout(place, each));
      const others = userErrors.filter(each => each.field?.[1] !== 'rows');
      const errors = (own.length ? own : others).map(each => told(columns, rows, each));
      return { row, key, outcome: 'REFUSED', differs: [], disputed: [], record: null, errors: errors.length ? errors : ['Andra rader i omgången vägrades.'], warnings: [] };
    }
    const result = results[place] as NonNullable<Payload['rows']>[number];
    const worth = warnings.filter(each => isAbout(place, each) && !SAID_ALREADY.includes(each.code ?? ''));
    return {
      row,
      key,
      outcome: result.outcome,
      differs: result.differs.map(each => headingOf(columns, ['fields', each])),
      disputed: result.disputed.map(each => headingOf(columns, ['fields', each])),
      record: result.record?.id ?? null,
      errors: result.errors.map(each => told(columns, rows, each)),
      warnings: worth.map(each => told(columns, rows, each)),
    };
  });
}

/** What came of rows that were never sent: they cannot be, or say what an earlier row said. */
export function unsent({ refused, again }: Read, sent: Came[]): Came[] {
  const before = new Map(sent.map(each => [each.row, each]));
  const plain = { differs: [], disputed: [], record: null, warnings: [] };
  return [
    ...refused.map(({ row, key, errors }): Came => ({ ...plain, row, key, outcome: 'REFUSED', errors })),
    ...again.map(({ row, key, before: first }): Came => {
      const earlier = before.get(first);
      const isWrong = earlier !== undefined && earlier.errors.length > 0;
      return { ...plain, row, key, outcome: isWrong ? earlier.outcome : 'UNCHANGED', errors: isWrong ? [`Rad ${first} säger detsamma, och vägrades.`] : [] };
    }),
  ];
}

export function counted(came: Came[]): Map<Outcome, number> {
  const counts = new Map<Outcome, number>(OUTCOMES.map(each => [each, 0]));
  for (const { outcome } of came) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return counts;
}

/** Whether there is anything to keep: also what a source says and does not stand is remembered. */
export const changes = (came: Came[]): boolean => came.some(({ outcome }) => outcome === 'CREATED' || outcome === 'UPDATED' || outcome === 'DIFFERS');

const doubtIn = ({ heading, message }: Doubt) => (heading ? `${heading}: ${message}` : message);

/** Says the values of the file's closed lists in words, wherever a sentence names them. */
function spoken(columns: Column[], words: Words): (said: string) => string {
  const labels = new Map(columns.flatMap(each => Object.values(words[each.enum ?? ''] ?? {})).map(each => [each.value, each.label]));
  return said => said.replace(/\b[A-Z][A-Z_]+\b/g, each => labels.get(each) ?? each);
}

/** All that is told of each row: those that are wrong first, and then as they stand in the file. */
export function reportOf({ columns, doubts }: Read, came: Came[], isTried: boolean, words: Words): Table {
  const say = spoken(columns, words);
  const doubtful = new Map<number, string[]>();
  for (const each of doubts) if (each.row !== null) doubtful.set(each.row, [...(doubtful.get(each.row) ?? []), doubtIn(each)]);
  const rank = ({ outcome, warnings }: Came) => (warnings.length && !WRONG.includes(outcome) ? 1.5 : OUTCOMES.indexOf(outcome));
  const sorted = [...came].sort((one, other) => rank(one) - rank(other) || one.row - other.row);
  return {
    title: 'Rad för rad',
    columns: ['Rad', 'Nyckel', 'Utfall', 'Att rätta', 'Att se över', 'Skillnader', 'Står kvar', 'Tveksamt i filen', 'Kod', 'Post'],
    rows: sorted.map(({ row, key, outcome, differs, disputed, record, errors, warnings }) => [
      String(row),
      key ?? '',
      called(outcome, isTried),
      say(errors.join('\n')),
      say(warnings.join('\n')),
      differs.join(', '),
      disputed.join(', '),
      (doubtful.get(row) ?? []).join('\n'),
      outcome,
      record ?? '',
    ]),
  };
}

/** A table for some rows that is folded away until someone wants it, and what is said of it then. */
export interface Folded {
  summary: string;
  table: Table;
}

/** A report of a trial in two where some rows are wrong: those to put right, and folded those that can be brought in. */
export function parted(report: Table, came: Came[]): { wrong: Table; right: Folded } | undefined {
  const code = report.columns.indexOf('Kod');
  const isWrong = (cells: string[]) => WRONG.includes(cells[code] as Outcome);
  const [wrong, right] = [report.rows.filter(isWrong), report.rows.filter(each => !isWrong(each))];
  if (!wrong.length || !right.length) return undefined;
  const counts = [...counted(came)].filter(([outcome, count]) => count && !WRONG.includes(outcome)).map(([outcome, count]) => `${count.toLocaleString('sv')} ${called(outcome, true, count)}`);
  const summary = `Rader som är rätt: ${right.length.toLocaleString('sv')} av ${report.rows.length.toLocaleString('sv')}. ${sentence(counts.join(', '))}`;
  return { wrong: { ...report, title: 'Rader att rätta', rows: wrong }, right: { summary, table: { ...report, title: 'Rader som är rätt', rows: right } } };
}

/** What is shown of the report: what is said of any row. The codes and ids are for those who save it. */
export function onScreen(report: Table): Table {
  const places = filled(report).filter(each => each < report.columns.length - 2);
  const pick = (cells: string[]) => places.map(each => cells[each] ?? '');
  return { title: report.title, columns: pick(report.columns), rows: report.rows.map(pick) };
}

// ---- The first rows, as they were understood

/** A value in words, wherever it stands: a reference by its key, a list by its items. */
function inText(value: unknown, path: readonly string[], say: (text: string) => string): string {
  const [step, ...rest] = path;
  if (Array.isArray(value)) return value.map(each => inText(each, path, say)).filter(Boolean).join('; ');
  if (value === undefined) return '';
  if (value === null) return 'tomt';
  if (typeof value === 'object') {
    const inside = value as Record<string, unknown>;
    return step === undefined ? Object.values(inside).map(each => inText(each, [], say)).filter(Boolean).join(', ') : inText(inside[step], rest, say);
  }
  return typeof value === 'boolean' ? (value ? 'ja' : 'nej') : say(String(value));
}

/** The first rows as they were understood, under the file's own headings. */
export function firstRows({ columns, rows }: Read, words: Words, most = 5): { headings: string[]; rows: string[][]; numbers: number[] } {
  const shown = rows.slice(0, most);
  return {
    headings: columns.map(each => each.heading),
    numbers: shown.map(each => each.row),
    rows: shown.map(({ given }) => columns.map(each => inText(given, each.path, text => inWords(words, each.enum ?? undefined, text)))),
  };
}
