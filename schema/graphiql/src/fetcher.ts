import type { Fetcher, FetcherParams } from '@graphiql/toolkit';
import { getOperationAST, GraphQLError, parse, type ExecutionResult } from 'graphql';

const failed = (message: string): ExecutionResult => ({ errors: [new GraphQLError(message)] });

/** GraphiQL learns only after a while what was typed last; until then it names an operation that is gone. */
function withoutStaleName(params: FetcherParams): FetcherParams {
  try {
    return getOperationAST(parse(params.query), params.operationName) ? params : { ...params, operationName: undefined };
  } catch {
    return params; // Not GraphQL yet: the registry tells where.
  }
}

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
      body: JSON.stringify(withoutStaleName(params)),
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
