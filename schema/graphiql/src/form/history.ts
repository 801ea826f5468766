// The history of a record, of whatever type: what each version of it was made by.
import { post } from '../ask.ts';
import type { Change } from '../changes.ts';
import { authorization } from '../session.ts';

/** The history of a record of any type, page by page from the newest. */
export const HISTORY = `query Versions($id: ID!, $before: String) {
  node(id: $id) { ... on Record { version history(last: 50, before: $before) {
    pageInfo { hasPreviousPage startCursor }
    nodes { version part act reason commit { at role organisation { name } person { displayName } } fields { field before after } }
  } } } }`;

/** What one act did to a record. */
export interface Entry {
  version: number | null;
  part: string | null;
  act: string | null;
  reason: string | null;
  commit: { at: string; role: string | null; organisation: { name: string } | null; person: { displayName: string | null } | null };
  fields: Change[];
}

export interface History {
  now: number;
  entries: Entry[];
  /** Where the page before begins; nothing when there is none. */
  before: string | undefined;
}

/** A page of the history of a record, the newest first or the one before. */
export async function pageOf(id: string, before?: string): Promise<History | undefined> {
  const answer = await post({ query: HISTORY, variables: { id, before } }, authorization());
  const record = answer.data?.node as { version: number; history: { nodes: Entry[]; pageInfo: { hasPreviousPage: boolean; startCursor: string } } } | null | undefined;
  if (!record?.history) return undefined;
  const { nodes, pageInfo } = record.history;
  return { now: record.version, entries: nodes, before: pageInfo.hasPreviousPage ? pageInfo.startCursor : undefined };
}

/** A version, and all that the act did that made it. */
export type Version = Entry & { version: number };

/** The versions of the record itself, the newest first. */
export function versionsIn(entries: Entry[]): Version[] {
  const found = new Map<number, Version>();
  for (const each of entries) {
    if (each.part !== null || each.version === null) continue;
    const same = found.get(each.version);
    found.set(each.version, { ...each, version: each.version, fields: [...(same?.fields ?? []), ...each.fields] });
  }
  return [...found.values()].sort((one, other) => other.version - one.version);
}
