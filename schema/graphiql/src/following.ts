import type { FetcherParams, Observable } from '@graphiql/toolkit';
import type { ExecutionResult } from 'graphql';
import { createClient } from 'graphql-sse';
import { UNREACHABLE, type Answer } from './ask.ts';

/** What is told when a stream ends that nobody has ended. */
const ENDED = 'Prenumerationen avbröts: registret startar om, eller nätet brast. Kör den igen.';

/** What GraphiQL reads a subscription with. */
interface Reader {
  next: (told: ExecutionResult) => void;
  complete: () => void;
}

const failure = (message: string): ExecutionResult => ({ errors: [{ message, extensions: { messageSv: message } }] }) as unknown as ExecutionResult;

/** What the registry refused a stream with, or why there is none. */
async function refusal(error: unknown, isOpen: boolean): Promise<ExecutionResult> {
  const response = (error as { response?: Response } | null)?.response;
  try {
    const { errors } = (await response?.json()) as Answer;
    if (errors) return { errors } as unknown as ExecutionResult;
  } catch {
    // It was no answer of the registry's.
  }
  return failure(isOpen ? ENDED : UNREACHABLE);
}

/**
 * Follows a subscription for as long as somebody reads it. As events, since an account's cookie opens no WebSocket; a key
 * goes along as a header. It is not begun anew by itself: what came meanwhile would be missing, and nobody would see that.
 */
export function following(asked: FetcherParams, headers: Record<string, string>, unauthenticated: () => void): Observable<ExecutionResult> {
  const sent = { query: asked.query, variables: asked.variables as Record<string, unknown>, operationName: asked.operationName ?? undefined };
  return {
    subscribe(reader) {
      const { next, complete } = reader as Reader;
      const client = createClient({ url: '/graphql', headers, retryAttempts: 0 });
      let isOpen = false;
      const end = client.subscribe<Record<string, unknown>>(sent, {
        next(told) {
          isOpen = true;
          if (told.errors?.some(({ extensions }) => extensions?.['code'] === 'UNAUTHENTICATED')) unauthenticated();
          next(told as ExecutionResult);
        },
        async error(error) {
          if ((error as { response?: Response } | null)?.response?.status === 401) unauthenticated();
          next(await refusal(error, isOpen));
          complete();
        },
        complete,
      });
      return { unsubscribe: end };
    },
  };
}
