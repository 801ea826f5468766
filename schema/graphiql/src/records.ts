import { inWords, type Words } from './words.ts';

export type Row = Record<string, unknown>;

/** A record or a row in words: what it is called, and what is told of it. */
export interface Described {
  name: string;
  details: string[];
}

const NAMES = ['title', 'name', 'text', 'purpose'];
// Told elsewhere, or nothing for people.
const UNTOLD = new Set([...NAMES, 'id', 'slug', 'version', '__typename', 'viewerCan', 'updatedAt', 'startIs', 'endIs', 'current', 'prefix']);

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (row: Row): string | undefined => NAMES.map(name => row[name]).find((each): each is string => typeof each === 'string');

// What is about two others is called by them: whose it is, and what it stands in.
const WHOSE = ['organisation', 'municipality', 'person', 'participation'];
const IN_WHAT = ['initiative', 'group', 'need', 'rssBody'];

/** What a row is called: its own name, or whose and in what: "Kungälv i Samverkanspilot Tidigt stöd". */
function called(row: Row): string {
  const parts = WHOSE.map(name => row[name]).filter(isRow).map(each => called(each));
  const inside = IN_WHAT.map(name => row[name]).filter(isRow).map(each => own(each))[0];
  const name = own(row);
  return [parts[0], name, inside && `i ${inside}`].filter(Boolean).join(name && parts[0] ? ': ' : ' ') || String(row.id ?? '');
}

/** Describes a record, given which enum stands where below it. */
export function described(row: Row, enums: Map<string, string>, place: string, words: Words): Described {
  const details: string[] = [];
  for (const [key, value] of Object.entries(row)) {
    if (UNTOLD.has(key) || value === null || value === '') continue;
    if (WHOSE.includes(key) || IN_WHAT.includes(key)) continue;
    if (isRow(value)) {
      const inner = own(value) ?? Object.values(value).filter(each => typeof each === 'string' && !/^(PLANNED|ACTUAL)$/.test(each)).join(' – ');
      if (inner) details.push(inner);
    } else if (typeof value === 'string') {
      details.push(inWords(words, enums.get(`${place}.${key}`), value));
    }
  }
  if (typeof row.version === 'number') details.push(`version ${row.version}`);
  return { name: called(row), details };
}

/** The records of a payload: everything beside what is told of the act itself, with where it stands. */
export function recordsOf(payload: Row): { row: Row; key: string }[] {
  return Object.entries(payload).flatMap(([key, value]) => {
    if (key === 'userErrors' || key === 'warnings') return [];
    const rows = Array.isArray(value) ? value : [value];
    return rows.filter(isRow).map(row => ({ row, key }));
  });
}

/** What one can choose among in an answer: whatever has an id and a version, with the titles of what it lies in. */
export function rowsIn(data: unknown, place = '', above: string[] = []): { row: Row; place: string; above: string[] }[] {
  if (Array.isArray(data)) return data.flatMap(each => rowsIn(each, place, above));
  if (!isRow(data)) return [];
  const isChoice = 'id' in data && 'version' in data;
  const title = isChoice ? undefined : own(data);
  const further = title ? [...above, title] : above;
  const inside = Object.entries(data).flatMap(([key, value]) => rowsIn(value, place ? `${place}.${key}` : key, further));
  return isChoice ? [{ row: data, place, above }, ...inside] : inside;
}
