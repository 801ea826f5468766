import type { RequestError } from './ask.ts';
import { actsOf, isAct, parseDocument, type ParsedDocument } from './documents.ts';
import type { Run } from './runs.ts';

/**
 * What came of a run, for people.
 *
 * `done`: every act was done. `refused`: something must be put right. `failed`: the registry did not take the request.
 * `unknown`: the document did not ask how its acts went. `answered`: there were no acts, only a question.
 */
export interface Outcome {
  kind: 'done' | 'refused' | 'failed' | 'unknown' | 'answered';
  isTried: boolean;
  parsed?: ParsedDocument;
  /** The document as the registry was asked it. */
  asked?: ParsedDocument;
  results: ActResult[];
  faults: Fault[];
  warnings: Warning[];
}

/** What an act answered with: its key in the answer, its name in the contract, and its payload. */
export interface ActResult {
  act: string;
  field: string;
  payload: Payload;
}

export interface Payload {
  userErrors?: UserError[];
  warnings?: Warning[];
  rows?: RowResult[] | null;
  secret?: string | null;
  [name: string]: unknown;
}

/** Something that must be put right in an act. `allowed` are the values that can stand there, when they are few. */
export interface UserError {
  code?: string;
  field?: string[];
  message?: string;
  hint?: string | null;
  allowed?: string[];
  current?: Record<string, unknown> | null;
}

/** What came of one row of many; `row` is its place among those that were given. */
export interface RowResult {
  row: number;
  outcome: string;
  differs: string[];
  record?: { id: string } | null;
  errors: UserError[];
}

/** Something wrong, in the request or with an act. `inEnglish` is what only the English-speaking library could say. */
export interface Fault extends UserError {
  act?: string;
  inEnglish?: string;
}

/** Something to look at, in the whole request or with an act. */
export interface Warning {
  act?: string;
  code?: string;
  field?: string[];
  message?: string;
  messageSv?: string;
  hint?: string;
  hintSv?: string;
  records?: Record<string, unknown>[];
}

function faultOf({ message, extensions = {} }: RequestError): Fault {
  const { code, messageSv, hintSv } = extensions;
  return { code, message: messageSv ?? message, hint: hintSv, inEnglish: messageSv && messageSv !== message ? message : undefined };
}

const isPayload = (value: unknown): value is Payload => typeof value === 'object' && value !== null;

function resultsOf({ operation }: ParsedDocument, data: Record<string, unknown>): ActResult[] {
  return [...actsOf(operation)].flatMap(([act, field]) => {
    const payload = data[act];
    return isPayload(payload) ? [{ act, field: field.name.value, payload }] : [];
  });
}

/** Reads a run: errors of the request, else what each act answered, else just an answer. */
export function outcomeOf(run: Run): Outcome {
  const { result, isTried } = run;
  const parsed = parseDocument(run.query, run.operationName);
  const ofRequest = (result.extensions?.warnings ?? []) as Warning[];
  const asked = run.asked === undefined ? parsed : parseDocument(run.asked, run.operationName);
  const base = { isTried, parsed, asked, results: [], faults: [], warnings: ofRequest };
  if (result.errors?.length) return { ...base, kind: 'failed', faults: result.errors.map(faultOf) };
  if (!parsed || !isAct(parsed.operation)) return { ...base, kind: 'answered' };
  const results = resultsOf(parsed, result.data ?? {});
  const faults = results.flatMap(({ act, payload }) => (payload.userErrors ?? []).map(each => ({ ...each, act })));
  const ofActs = results.flatMap(({ act, payload }) => (payload.warnings ?? []).map(each => ({ ...each, act })));
  const isKnown = results.length > 0 && results.every(({ payload }) => payload.userErrors);
  return { ...base, kind: faults.length ? 'refused' : isKnown ? 'done' : 'unknown', results, faults, warnings: [...ofRequest, ...ofActs] };
}
