import { formatResult, type Fetcher, type FetcherParams } from '@graphiql/toolkit';
import { getIntrospectionQuery, getOperationAST, parse, type ExecutionResult } from 'graphql';
import { post } from './ask.ts';
import { dry, isAct, isDry, parsed } from './documents.ts';
import { remember } from './runs.ts';
import { authorization, turnedAway } from './session.ts';
import { isTrial } from './trying.ts';

/** GraphiQL learns only after a while what was typed last; until then it names an operation that is gone. */
function withoutStaleName(params: FetcherParams): FetcherParams {
  try {
    return getOperationAST(parse(params.query), params.operationName) ? params : { ...params, operationName: undefined };
  } catch {
    return params; // Not GraphQL yet: the registry tells where.
  }
}

/** The contract with all that the page reads in it; GraphiQL's own question leaves out which inputs are one of several. */
const CONTRACT = getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true, oneOf: true });

type Headers = Record<string, string>;

const asHeaders = (written: Record<string, unknown> | undefined): Headers =>
  Object.fromEntries(Object.entries(written ?? {}).map(([name, value]) => [name, String(value)]));

/** What the header editor says wins over the key that was signed in with, however it is spelled. */
function withKey(written: Headers): Headers {
  const isSaid = Object.keys(written).some(name => name.toLowerCase() === 'authorization');
  return isSaid ? written : { ...authorization(), ...written };
}

/** Asks the registry itself; what the header editor holds goes along as headers and nowhere else. */
export const fetcher: Fetcher = async (params, options) => {
  const written = asHeaders(options?.headers);
  // The contract is the same for everyone, so a key that no longer holds must not be in its way.
  if (params.operationName === 'IntrospectionQuery') return (await post({ ...params, query: CONTRACT }, written)) as ExecutionResult;
  const asked = withoutStaleName(params);
  const found = parsed(asked.query, asked.operationName);
  const acting = found && isAct(found.operation) ? found.operation : undefined;
  const sent = { query: asked.query, variables: asked.variables as unknown, operationName: found?.operation.name?.value ?? null };
  const isTried = acting !== undefined && (isDry(acting) || isTrial(sent));
  const headers = withKey(written);
  const query = isTried ? dry(asked.query, acting) : asked.query;
  const { status, ...result } = await post({ ...asked, query }, headers);
  if (status === 401 && headers.Authorization === authorization().Authorization) void turnedAway();
  remember(formatResult(result), { ...sent, isTried, result });
  return result as ExecutionResult;
};
