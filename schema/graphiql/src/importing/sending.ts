// Sends the rows of a file to the act for them, some at a time: all only tried, or each time kept.
import { post } from '../ask.ts';
import { authorization } from '../session.ts';
import { cameOf, type Came, type Payload } from './came.ts';
import type { FileRow, Read } from './reading.ts';

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

/** The first rows that fit in a request beside its other words; at least one. */
export function fitting(rows: FileRow[], most: number, mostBytes: number): FileRow[] {
  let bytes = 4000;
  const over = rows.slice(0, most).findIndex(({ given }) => (bytes += new TextEncoder().encode(JSON.stringify(given)).length + 1) > mostBytes);
  return rows.slice(0, over < 0 ? most : Math.max(1, over));
}

/** How many rows the next batch has, after one of some size that took so long. */
export const sizeAfter = (size: number, took: number, most: number): number => Math.max(FEWEST, Math.min(most, Math.floor((size * SHORT) / Math.max(took, 1))));

const randomKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(each => each.toString(16).padStart(2, '0')).join('');

const pause = () => new Promise(done => setTimeout(done, PAUSE));

async function sendOne(read: Read, source: string, rows: FileRow[], isTried: boolean) {
  const input = { source, rows: rows.map(each => each.given), onError: 'KEEP_GOING' };
  // An answer that was lost is asked for again, and the rows are not done twice.
  const once: Record<string, string> = isTried ? {} : { 'Idempotency-Key': randomKey() };
  for (let time = 1; ; time += 1) {
    const answer = await post({ query: isTried ? read.trial : read.query, variables: { input } }, { ...authorization(), ...once });
    if (!PASSING.has(answer.status) || time === TIMES) return answer;
    await pause();
  }
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
      return [error?.extensions?.messageSv ?? error?.message ?? 'Registret svarade inte.', error?.extensions?.hintSv].filter(Boolean).join(' ');
    }
    done += rows.length;
    tell(cameOf(read, rows, payload), done);
    // What is only tried leans on no earlier batch, so its batches are as large as they can be.
    if (!isTried) size = sizeAfter(size, performance.now() - began, most);
  }
  return undefined;
}
