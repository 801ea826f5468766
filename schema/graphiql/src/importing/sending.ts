// Sends the rows of a file to the act for them, some at a time: all only tried, or each time kept.
import { post } from '../ask.ts';
import { authorization } from '../session.ts';
import { cameOf, type Came, type Payload } from './came.ts';
import { fitting, type FileRow, type Read } from './reading.ts';
import { MANY, missingOf, type Missing } from './whole.ts';

/** Others who give keys wait while rows are kept: how many the first have, how few they may be, and how many milliseconds they should take. */
const BEGIN = 250;
const FEWEST = 50;
const SHORT = 1000;
/** What may come of asking too often, or at a bad moment, and goes over: how often it is tried again, and after how long. */
const PASSING = new Set([0, 429, 502, 503, 504]);
const TIMES = 4;
const PAUSE = 2500;
/** By which codes a batch is too large. */
const TOO_LARGE = new Set(['COST_LIMIT', 'BODY_TOO_LARGE', 'TIMEOUT']);

/** What is told while rows are sent. */
export interface Progress {
  tell: (came: Came[], done: number) => void;
  isStopped: () => boolean;
}

/** How many rows the next batch has, after one of some size that took so long. */
export const sizeAfter = (size: number, took: number, most: number): number => Math.max(FEWEST, Math.min(most, Math.floor((size * SHORT) / Math.max(took, 1))));

const randomKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(each => each.toString(16).padStart(2, '0')).join('');

const pause = () => new Promise(done => setTimeout(done, PAUSE));

/** Of rows that are all that their source has: how many records may be withdrawn. */
interface Whole {
  isCompleteSet: true;
  withdrawAtMost?: number;
}

async function sendOne(read: Read, source: string, rows: FileRow[], isTried: boolean, whole?: Whole) {
  const input = { source, rows: rows.map(each => each.given), onError: 'KEEP_GOING', ...whole };
  // An answer that was lost is asked for again, and the rows are not done twice.
  const once: Record<string, string> = isTried ? {} : { 'Idempotency-Key': randomKey() };
  for (let time = 1; ; time += 1) {
    const answer = await post({ query: isTried ? read.trial : read.query, variables: { input } }, { ...authorization(), ...once });
    if (!PASSING.has(answer.status) || time === TIMES) return answer;
    await pause();
  }
}

type Answer = Awaited<ReturnType<typeof sendOne>>;

/** Why nothing was answered. */
function whyNot({ errors }: Answer): string {
  const [error] = errors ?? [];
  return [error?.extensions?.messageSv ?? error?.message ?? 'Registret svarade inte.', error?.extensions?.hintSv].filter(Boolean).join(' ');
}

/** What came of a file that is all that its source has: of its rows, and of what it lacks. */
export interface CameWhole {
  came: Came[];
  missing: Missing[];
  /** Whether it is more than is withdrawn unasked. */
  isMany: boolean;
  fault?: string;
}

/** Sends all rows in one act, as all that their source has. No more is withdrawn than `atMost`; all may be when it is only tried. */
export async function sendWhole(read: Read, source: string, isTried: boolean, atMost?: number): Promise<CameWhole> {
  const answer = await sendOne(read, source, read.rows, isTried, { isCompleteSet: true, ...(atMost === undefined ? {} : { withdrawAtMost: atMost }) });
  const payload = answer.data?.[read.act] as Payload | undefined;
  if (!payload) return { came: [], missing: [], isMany: false, fault: whyNot(answer) };
  const missing = missingOf(payload.missing);
  const many = payload.userErrors.find(each => each.code === MANY);
  // Asked once more, so that what would come of the rows is told as when it is meant.
  if (isTried && atMost === undefined && many) return { ...(await sendWhole(read, source, true, missing.length)), isMany: true };
  const [other] = payload.userErrors.filter(each => each.field?.[1] !== 'rows');
  return { came: cameOf(read, read.rows, payload), missing, isMany: false, ...(other ? { fault: [other.message, many ? undefined : other.hint].filter(Boolean).join(' ') } : {}) };
}

/** Sends all rows in their order; gives why it broke off, if it did. What has been told was done. */
export async function send(read: Read, source: string, isTried: boolean, { tell, isStopped }: Progress): Promise<string | undefined> {
  let [size, most, done] = [isTried ? read.mostRows : BEGIN, read.mostRows, 0];
  while (done < read.rows.length) {
    if (isStopped()) return 'Du avbröt.';
    const rows = fitting(read.rows.slice(done), size, read.mostBytes);
    const began = performance.now();
    const answer = await sendOne(read, source, rows, isTried);
    const payload = answer.data?.[read.act] as Payload | undefined;
    if (!payload) {
      const [error] = answer.errors ?? [];
      if (rows.length > 1 && TOO_LARGE.has(error?.extensions?.code ?? '')) {
        size = most = Math.ceil(rows.length / 2);
        continue;
      }
      return whyNot(answer);
    }
    done += rows.length;
    tell(cameOf(read, rows, payload), done);
    // What is only tried leans on no earlier batch, so its batches are as large as they can be.
    if (!isTried) size = sizeAfter(size, performance.now() - began, most);
  }
  return undefined;
}
