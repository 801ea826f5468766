// Files of records: what one may bring in, and what the registry understood of a file.
import { authorization, signOutRefused } from '../session.ts';
import { UNREACHABLE, type RequestError } from '../ask.ts';
import type { Json } from '../paths.ts';

/** What whoever is signed in may bring in, and how large a file may be. */
export interface Offered {
  systems: string[];
  types: { type: string; called: string; headings: string[] }[];
  mostBytes: number;
}

/** A column that was understood: its heading, where its cells stand in a row as it is sent, and what that is called. */
export interface Column {
  heading: string;
  path: string[];
  words: string[];
  enum: string | null;
}

/** A row as the act takes it, with its number in the file. */
export interface FileRow {
  row: number;
  key: string;
  given: Json;
}

export interface Doubt {
  row: number | null;
  heading: string | null;
  message: string;
}

/** A file as it was understood. What cannot be sent is told beside the rows, and so is what says an earlier row again. */
export interface Read {
  act: string;
  query: string;
  trial: string;
  columns: Column[];
  rows: FileRow[];
  refused: { row: number; key: string | null; errors: string[] }[];
  again: { row: number; key: string; before: number }[];
  doubts: Doubt[];
  doubted: number;
  mostRows: number;
  mostBytes: number;
}

/** The first rows that fit in a request beside its other words; at least one. */
export function fitting(rows: FileRow[], most: number, mostBytes: number): FileRow[] {
  let bytes = 4000;
  const over = rows.slice(0, most).findIndex(({ given }) => (bytes += new TextEncoder().encode(JSON.stringify(given)).length + 1) > mostBytes);
  return rows.slice(0, over < 0 ? most : Math.max(1, over));
}

/** Whether all rows fit in one request. */
export const fits = ({ rows, mostRows, mostBytes }: Read): boolean => fitting(rows, mostRows, mostBytes).length === rows.length;

/** A file or a pasted text, as it is sent. */
export interface Sent {
  media: string;
  body: Blob | string;
}

export type Told<T> = { found: T } | { fault: string };

const MEDIA: Record<string, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ndjson: 'application/x-ndjson',
  jsonl: 'application/x-ndjson',
};

/** What the file is, by what it is called; what has no name of its own is a table of text. */
export const mediaOf = (name: string): string => MEDIA[name.toLowerCase().split('.').at(-1) ?? ''] ?? 'text/csv';

/** What a pasted text is: cells that a spreadsheet has copied, or lines of JSON. */
export const mediaOfText = (text: string): string => (text.trimStart().startsWith('{') ? 'application/x-ndjson' : 'text/csv');

/** Why a file is not worth sending; nothing when it is. */
export function unfit(file: { name: string; size: number }, mostBytes: number): string | undefined {
  if (/\.xls$/i.test(file.name)) return 'Gamla Excelfiler (.xls) går inte att läsa. Spara om den som .xlsx.';
  if (!file.size) return 'Filen är tom.';
  if (file.size <= mostBytes) return undefined;
  const megabytes = (size: number) => (size / 1_000_000).toLocaleString('sv', { maximumFractionDigits: 1 });
  return `Filen är ${megabytes(file.size)} MB och får vara högst ${megabytes(mostBytes)} MB. Dela den, eller be den som driver registret att läsa in den.`;
}

async function ask<T>(address: string, init: RequestInit): Promise<Told<T>> {
  const headers = { ...(init.headers as Record<string, string> | undefined), ...authorization() };
  let response: Response;
  try {
    response = await fetch(address, { ...init, headers });
  } catch {
    return { fault: UNREACHABLE };
  }
  const found = (await response.json().catch(() => ({}))) as T & { errors?: RequestError[] };
  const [error] = found.errors ?? [];
  if (response.status === 401 && error?.extensions?.code === 'UNAUTHENTICATED') void signOutRefused();
  if (response.ok && !error) return { found };
  const said = [error?.extensions?.messageSv, error?.extensions?.hintSv].filter(Boolean).join(' ');
  return { fault: said || `Registret svarade med något oväntat (HTTP ${response.status}).` };
}

export const offered = () => ask<Offered>('/import', { method: 'GET' });

/** Has the registry read a file of records of a type from a system. Nothing is changed by that. */
export async function read(type: string, source: string, { media, body }: Sent): Promise<Told<Read>> {
  let content: BodyInit;
  try {
    // Read here, so that a file that has changed or gone since it was chosen is told of as such.
    content = typeof body === 'string' ? body : await body.arrayBuffer();
  } catch {
    return { fault: 'Filen går inte att läsa längre. Välj den igen.' };
  }
  const address = `/import?${new URLSearchParams({ type, source }).toString()}`;
  return ask<Read>(address, { method: 'POST', headers: { 'Content-Type': media }, body: content });
}
