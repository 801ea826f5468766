import type { GraphQLSchema } from 'graphql';
import type { Answer } from './ask.ts';
import { store } from './store.ts';

/** A document, its variables, and which of its operations is run. */
export interface Sent {
  query: string;
  variables?: unknown;
  operationName: string | null;
}

/** What was sent, whether it was only tried, and what came back. */
export interface Run extends Sent {
  /** The document as the registry was asked it, where that asks for more than what was sent. */
  asked?: string;
  isTried: boolean;
  result: Omit<Answer, 'status'>;
}

/** The act that the page shows the form of, and the contract that it is asked by. */
export const openAct = store<{ schema?: GraphQLSchema | null; query?: string }>({});

const MOST = 20;
const runs = new Map<string, Run>();

/** Remembers a run by its answer as the response editor shows it, so that going back to a tab shows what came of its run. */
export function remember(text: string, run: Run): void {
  runs.delete(text);
  runs.set(text, run);
  const [oldest] = runs.keys();
  if (runs.size > MOST && oldest !== undefined) runs.delete(oldest);
}

export const runOf = (text: string): Run | undefined => runs.get(text);
