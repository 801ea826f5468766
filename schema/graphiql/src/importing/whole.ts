// A file that is all that its source has: what the source told of before and the file lacks is withdrawn with it.
import { tidied, type Said } from './came.ts';
import { fits, type Read } from './reading.ts';
import type { Table } from '../tables.ts';

/** What came of a record that the file lacks. */
export interface Missing {
  name: string;
  record: string;
  outcome: string;
  errors: string[];
}

/** What the act answers of such records; a record's own names stand beside its id, or below what it is a part of. */
export interface MissingPayload {
  outcome: string;
  record: { id: string } | null;
  errors: Said[];
}

/** What may come of them: a registry that is newer than the page may say something else. */
const CALLED: Record<string, { trial: string; kept: string }> = {
  WOULD_WITHDRAW: { trial: 'återtas', kept: 'återtogs inte' },
  WITHDRAWN: { trial: 'återtas', kept: 'återtogs' },
  REFUSED: { trial: 'står kvar', kept: 'står kvar' },
};

/** One in so many of what a source has told of may be withdrawn at once without a warning, as the registry has it. */
export const MANY = 'WITHDRAWS_MANY';

function namesIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).filter(([name]) => name !== 'id').flatMap(([, each]) => namesIn(each));
}

export const missingOf = (some: MissingPayload[] | null | undefined): Missing[] =>
  (some ?? []).map(({ outcome, record, errors }) => ({ name: namesIn(record).join(', ') || 'en post som du inte ser', record: record?.id ?? '', outcome, errors: errors.map(tidied) }));

/** Those that would be withdrawn, or were. */
export const withdrawn = (some: Missing[]): Missing[] => some.filter(each => each.outcome === 'WOULD_WITHDRAW' || each.outcome === 'WITHDRAWN');

/** Why a file cannot be all that its source has; nothing when it can. */
export function notWhole(read: Read): string | undefined {
  if (read.refused.length) return `${read.refused.length === 1 ? 'En rad' : `${read.refused.length} rader`} går inte att skicka, så det är inte känt vad de gäller. Rätta filen, eller ta bort bocken för att den är allt som källan har.`;
  if (!read.rows.length) return 'Filen har inga rader, så inget återtas.';
  if (fits(read)) return undefined;
  return `En fil som är allt som källan har läses in på en gång, och får här ha högst ${read.mostRows.toLocaleString('sv')} rader. Be den som driver registret att läsa in den, eller ta bort bocken.`;
}

/** What is told of what the file lacks; the ids are for those who save it. */
export const missingTable = (some: Missing[], isTried: boolean, withIds = false): Table => ({
  title: isTried ? 'Finns inte i filen' : 'Fanns inte i filen',
  columns: ['Post', 'Utfall', ...(some.some(each => each.errors.length) ? ['Varför'] : []), ...(withIds ? ['Id'] : [])],
  rows: some.map(({ name, outcome, errors, record }) => {
    const why = some.some(each => each.errors.length) ? [errors.join('\n')] : [];
    return [name, CALLED[outcome]?.[isTried ? 'trial' : 'kept'] ?? outcome, ...why, ...(withIds ? [record] : [])];
  }),
});
