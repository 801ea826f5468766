import type { Answer } from './ask.ts';

/** A document, its variables, and which of its operations is run. */
export interface Sent {
  query: string;
  variables?: unknown;
  operationName: string | null;
}

/** What was sent, whether it was only tried, and what came back. */
export interface Run extends Sent {
  isTried: boolean;
  result: Omit<Answer, 'status'>;
}

const MOST = 20;
const runs = new Map<string, Run>();

/** Keeps a run by the answer's text, as it stands in the response editor: words about an answer follow that answer. */
export function remember(text: string, run: Run): void {
  runs.delete(text);
  runs.set(text, run);
  const [oldest] = runs.keys();
  if (runs.size > MOST && oldest !== undefined) runs.delete(oldest);
}

export const runOf = (text: string): Run | undefined => runs.get(text);
