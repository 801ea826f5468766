// Records in words. What a record is called, and what is worth telling of it, follows from the contract's types.
import { isEnumType } from 'graphql';
import type { Asked, AskedField } from './asked.ts';
import { isRecord } from './contract.ts';
import { moment } from './moments.ts';
import { inWords, type Words } from './words.ts';

export type Row = Record<string, unknown>;

/** A record in words: what it is called, and what is told of it. */
export interface Description {
  name: string;
  details: string[];
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields of a row that have a value, with what the contract says of them. */
function filled(row: Row, asked: Asked): { key: string; value: unknown; field: AskedField }[] {
  return Object.entries(row).flatMap(([key, value]) => {
    const field = asked.get(key);
    return field && value !== null && value !== '' ? [{ key, value, field }] : [];
  });
}

/** Whether a row is about another record, and cannot be without it: a participation is an organisation's in an initiative. */
const isAbout = ({ type, isList, isRequired }: AskedField) => isRequired && !isList && isRecord(type);

/**
 * The key of what a row is called by: the first text of its type that is always there. What is only there sometimes
 * names a row that is about nothing else, such as a person; and a slug names what has no other name.
 */
function nameKey(row: Row, asked: Asked): string | undefined {
  const inside = filled(row, asked);
  const texts = inside.filter(({ field }) => field.type.name === 'String' && !field.isList && !field.isOfAllRecords);
  const named = texts.filter(({ field }) => field.name !== 'slug').sort((one, other) => one.field.order - other.field.order);
  const isAboutOthers = inside.some(({ field }) => isAbout(field));
  const found = named.find(({ field }) => field.isRequired) ?? (isAboutOthers ? undefined : named[0]);
  return (found ?? texts.find(({ field }) => field.name === 'slug'))?.key;
}

/** What a row is called by itself. */
export function ownName(row: Row, asked: Asked): string | undefined {
  const key = nameKey(row, asked);
  return key === undefined ? undefined : String(row[key]);
}

/** What a row is called: whose it is and in what, in the order asked for, and its own name: "Kungälv i Tidigt stöd". */
export function called(row: Row, asked: Asked): string {
  const others = filled(row, asked).filter(({ value, field }) => isRow(value) && isAbout(field));
  const about = others.map(({ value, field }) => called(value as Row, field.below)).join(' i ');
  return [about, ownName(row, asked)].filter(Boolean).join(': ') || String(row.id ?? '');
}

/** What a field tells people; nothing when it is an id, a slug, a number, or what is kept of every record alike. */
function detail(value: unknown, field: AskedField, words: Words): string | undefined {
  if (isEnumType(field.type)) return typeof value === 'string' ? inWords(words, field.type.name, value) : undefined;
  if (isRow(value)) return isRecord(field.type) ? called(value, field.below) : texts(value, field.below).join(' – ');
  const isTold = typeof value === 'string' && !field.isOfAllRecords && field.name !== 'slug' && field.type.name !== 'ID';
  return isTold ? readable(value, field) : undefined;
}

/** A text as it stands, and a moment as people write it. */
const readable = (text: string, { type }: AskedField) => (type.name === 'DateTime' ? moment(text) : text);

/** The texts and dates of a small value, such as a period. */
function texts(row: Row, asked: Asked): string[] {
  return filled(row, asked).flatMap(({ value, field }) => (typeof value === 'string' && !isEnumType(field.type) ? [readable(value, field)] : []));
}

/** Describes a row, given what was asked for of it. */
export function described(row: Row, asked: Asked, words: Words): Description {
  const name = nameKey(row, asked);
  const inside = filled(row, asked).filter(({ key, field }) => key !== name && !isAbout(field));
  const details = inside.flatMap(({ value, field }) => detail(value, field, words) || []);
  if (typeof row.version === 'number') details.push(`version ${row.version}`);
  return { name: called(row, asked), details };
}

/** The records of a payload: everything beside what is told of the act itself, each with the key that it stands under. */
export function recordsOf(payload: Row): { row: Row; key: string }[] {
  return Object.entries(payload).flatMap(([key, value]) => {
    if (key === 'userErrors' || key === 'warnings') return [];
    const rows = Array.isArray(value) ? value : [value];
    // What is told of a row of many is no record.
    return rows.filter(isRow).filter(row => !('outcome' in row && 'row' in row)).map(row => ({ row, key }));
  });
}

/** Something that can be chosen, what was asked for of it, and what the rows that it lies in are called. */
export interface Found {
  row: Row;
  asked: Asked;
  above: string[];
  /** Whether the registry suggests it for what was typed, though it is not called so to the letter. */
  isSuggested?: boolean;
}

/** What can be chosen in an answer: whatever has an id and a version, however deep it lies. */
export function rowsIn(data: unknown, asked: Asked, above: string[] = []): Found[] {
  if (Array.isArray(data)) return data.flatMap(each => rowsIn(each, asked, above));
  if (!isRow(data)) return [];
  const isChoice = 'id' in data && 'version' in data;
  const name = isChoice ? undefined : ownName(data, asked);
  const further = name === undefined ? above : [...above, name];
  const inside = filled(data, asked).flatMap(({ value, field }) => rowsIn(value, field.below, further));
  return isChoice ? [{ row: data, asked, above }, ...inside] : inside;
}
