import { formatResult, type Fetcher, type FetcherParams } from '@graphiql/toolkit';
import { getIntrospectionQuery, getOperationAST, parse, type ExecutionResult } from 'graphql';
import { post } from './ask.ts';
import { asksForSecret, dry, isAct, isDry, parseDocument } from './documents.ts';
import { following } from './following.ts';
import { withGiven } from './given.ts';
import { openAct, remember, type Sent } from './runs.ts';
import { secrets, withoutSecrets } from './secrets.ts';
import { authorization, signOutRefused } from './session.ts';
import { isTrial } from './trying.ts';

/** The contract with all that the page reads in it; GraphiQL's own question leaves out `isOneOf`. */
const CONTRACT = getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true, oneOf: true });

/** GraphiQL learns only after a while what was typed last; until then it names an operation that is gone. */
function withoutStaleName(params: FetcherParams): FetcherParams {
  try {
    return getOperationAST(parse(params.query), params.operationName) ? params : { ...params, operationName: undefined };
  } catch {
    return params; // Not GraphQL yet: the registry tells where.
  }
}

type Headers = Record<string, string>;

/** What the header editor holds, as headers. */
const asHeaders = (editor: Record<string, unknown> | undefined): Headers =>
  Object.fromEntries(Object.entries(editor ?? {}).map(([name, value]) => [name, String(value)]));

/** The key that was signed in with goes along, unless the header editor holds another, however the name is spelled. */
function withKey(headers: Headers): Headers {
  const hasOwn = Object.keys(headers).some(name => name.toLowerCase() === 'authorization');
  return hasOwn ? headers : { ...authorization(), ...headers };
}

/** The keys under which acts are done once, however often they are sent: a lost answer is asked for again with the same. */
const keys = new Map<string, string>();

/** The header that says so. */
function once(sent: Sent): Headers {
  const text = JSON.stringify(sent);
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const key = keys.get(text) ?? [...bytes].map(each => each.toString(16).padStart(2, '0')).join('');
  keys.set(text, key);
  return { 'Idempotency-Key': key };
}

const done = (sent: Sent) => keys.delete(JSON.stringify(sent));

/** The document of an act of the page's own, with what it is given asked for of what comes of it. */
function shownBack(sent: Sent): string {
  const { schema, query } = openAct.get();
  const parsed = schema && query === sent.query ? parseDocument(query, sent.operationName) : undefined;
  return schema && parsed ? withGiven(schema, parsed, sent.variables) : sent.query;
}

/** Signs out when it was the key, or the account, that is signed in with which the registry no longer accepts. */
function signedOut(headers: Headers): void {
  if (headers.Authorization === authorization().Authorization) void signOutRefused();
}

/** Asks the registry itself; what the header editor holds goes along as headers and nowhere else. */
export const fetcher: Fetcher = async (params, options) => {
  const own = asHeaders(options?.headers);
  // The contract is the same for everyone, so a key that no longer holds must not be in its way.
  if (params.operationName === 'IntrospectionQuery') return (await post({ ...params, query: CONTRACT }, own)) as ExecutionResult;
  const request = withoutStaleName(params);
  const operation = parseDocument(request.query, request.operationName)?.operation;
  const sent: Sent = { query: request.query, variables: request.variables as unknown, operationName: operation?.name?.value ?? null };
  if (operation?.operation === 'subscription') return following(request, withKey(own), () => signedOut(withKey(own)));
  const isTried = operation !== undefined && isAct(operation) && (isDry(operation) || isTrial(sent));
  const isSaving = operation !== undefined && isAct(operation) && !isTried;
  // An answer that is shown once is not kept, so such an act has no second try.
  const headers = { ...(isSaving && !asksForSecret(operation) ? once(sent) : {}), ...withKey(own) };
  const asked = operation && isAct(operation) ? shownBack(sent) : sent.query;
  const query = isTried ? dry(asked, parseDocument(asked, sent.operationName)?.operation ?? operation) : asked;
  const { status, ...answer } = await post({ ...request, query }, headers);
  if (isSaving && status) done(sent);
  if (status === 401) signedOut(headers);
  const [result, secret] = operation && isAct(operation) ? withoutSecrets(answer, isTried) : [answer, undefined];
  const run = { ...sent, asked, isTried, result };
  if (secret) secrets.set(new Map([[run, secret]]));
  remember(formatResult(result), run);
  return result as ExecutionResult;
};
