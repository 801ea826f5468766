import type { Complaint } from './ask.ts';
import { actsOf, isAct, parsed, type Parsed } from './documents.ts';
import type { Run } from './runs.ts';

/** What came of a run, in the registry's words, for people. */
export interface Outcome {
  /** `done`: every act was done. `refused`: something must be put right. `failed`: the registry did not take the question. */
  kind: 'done' | 'refused' | 'failed' | 'unsaid' | 'answered';
  isTried: boolean;
  found?: Parsed;
  deeds: Deed[];
  faults: Fault[];
  warnings: Warning[];
}

/** An act and what it answered with. */
export interface Deed {
  act: string;
  field: string;
  payload: Payload;
}

export interface Payload {
  userErrors?: UserError[];
  warnings?: Warning[];
  secret?: string | null;
  [name: string]: unknown;
}

interface UserError {
  code?: string;
  field?: string[];
  message?: string;
  hint?: string | null;
  current?: Record<string, unknown> | null;
}

/** Something wrong. `inEnglish` is what only the English-speaking library could say. */
export interface Fault extends UserError {
  act?: string;
  inEnglish?: string;
}

export interface Warning {
  act?: string;
  code?: string;
  message?: string;
  messageSv?: string;
  hint?: string;
  records?: Record<string, unknown>[];
}

/** What to do about errors whose hint the registry gives in English only. */
const TODO: Record<string, string> = {
  UNAUTHENTICATED: 'Logga in igen, eller logga ut för att läsa det som är öppet för alla.',
  BAD_USER_INPUT: 'Se över fälten: något är tomt eller skrivet på fel sätt. Ett datum skrivs 2026, 2026-11 eller 2026-11-15.',
  GRAPHQL_PARSE_FAILED: 'Ett tecken saknas eller är för mycket. Öppna den färdiga handlingen på nytt om du inte hittar felet.',
  GRAPHQL_VALIDATION_FAILED: 'Ett namn är fel eller saknas. Dokumentationen till vänster visar vilka som finns.',
  TRY_AGAIN: 'Vänta en liten stund och försök igen.',
  TIMEOUT: 'Fråga efter färre på en gång, eller välj ut mer.',
  COST_LIMIT: 'Fråga efter färre på en gång, eller färre listor i varandra.',
  BODY_TOO_LARGE: 'Dela upp det på flera gånger.',
};

function faultOf({ message, extensions = {} }: Complaint): Fault {
  const { code, messageSv, hint } = extensions;
  const inEnglish = messageSv && messageSv !== message ? [message, code && TODO[code] ? '' : hint].filter(Boolean).join(' ') : undefined;
  return { code, message: messageSv ?? message, hint: code && TODO[code], inEnglish };
}

const isPayload = (value: unknown): value is Payload => typeof value === 'object' && value !== null;

function deedsOf({ operation }: Parsed, data: Record<string, unknown>): Deed[] {
  return [...actsOf(operation)].flatMap(([key, field]) => {
    const payload = data[key];
    return isPayload(payload) ? [{ act: key, field: field.name.value, payload }] : [];
  });
}

/** Reads a run: errors of the request, else what each act said, else just an answer. */
export function outcomeOf(run: Run): Outcome {
  const { result, isTried } = run;
  const found = parsed(run.query, run.operationName);
  const outside = (result.extensions?.warnings ?? []) as Warning[];
  const base = { isTried, found, deeds: [], faults: [], warnings: outside };
  if (result.errors?.length) return { ...base, kind: 'failed', faults: result.errors.map(faultOf) };
  if (!found || !isAct(found.operation)) return { ...base, kind: 'answered' };
  const deeds = deedsOf(found, result.data ?? {});
  const faults = deeds.flatMap(({ act, payload }) => (payload.userErrors ?? []).map(each => ({ ...each, act })));
  const warnings = [...outside, ...deeds.flatMap(({ act, payload }) => (payload.warnings ?? []).map(each => ({ ...each, act })))];
  const isSaid = deeds.length > 0 && deeds.every(({ payload }) => payload.userErrors);
  return { ...base, kind: faults.length ? 'refused' : isSaid ? 'done' : 'unsaid', deeds, faults, warnings };
}
