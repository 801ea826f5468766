import type { Fetcher } from '@graphiql/toolkit';
import { GraphQLError, type ExecutionResult } from 'graphql';

const failed = (message: string): ExecutionResult => ({ errors: [new GraphQLError(message)] });

/** Asks the registry itself; what the header editor holds goes along as headers and nowhere else. */
export const fetcher: Fetcher = async (params, options) => {
  let response: Response;
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        Accept: 'application/graphql-response+json, application/json;q=0.9',
        'Content-Type': 'application/json',
        ...options?.headers,
      },
      body: JSON.stringify(params),
    });
  } catch {
    // Told as a GraphQL error: what is thrown would be shown with its stack.
    return failed('Registret går inte att nå just nu. Kontrollera nätet och försök igen.');
  }
  try {
    return (await response.json()) as ExecutionResult;
  } catch {
    return failed(`Registret svarade med något annat än JSON (HTTP ${response.status}).`);
  }
};
