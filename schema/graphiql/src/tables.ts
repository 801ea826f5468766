// An answer as tables, with headings from the contract: each list is a table, and what stands by itself is told beside it.
import { isEnumType } from 'graphql';
import type { Asked, AskedField } from './asked.ts';
import { changeInWords, isChange, type Change } from './changes.ts';
import { isRecord, isRowResult, nameOf, term } from './contract.ts';
import { foundIn, HEADINGS, rowsOfHits, type Found } from './hits.ts';
import { moment } from './moments.ts';
import { ownName, type Row } from './records.ts';
import { inWords, type Words } from './words.ts';

/** A list: its heading, those of its columns, and its rows; `count` is how many there are in all, when that was asked for. */
export interface Table {
  title: string;
  columns: string[];
  rows: string[][];
  /** The places of the columns that hold whole numbers, which people add up; a code of figures is a text. */
  numbers?: number[];
  count?: number;
  /** What a search found, which is shown as such. */
  found?: Found;
}

/** A record, or the whole answer: what is told of it, and its lists. */
export interface Section {
  title: string;
  facts: [label: string, text: string][];
  tables: Table[];
}

/** What parts of the answer are called, by their keys, beside what the contract calls them. */
export type Called = Record<string, string>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What leads machines on and says nothing to people: ids, pages, and what the viewer may do. */
const isTold = ({ name, type }: AskedField) => type.name !== 'ID' && !isRowResult(type) && !['pageInfo', 'viewerCan', 'cursor', 'totalCount', 'userErrors', 'warnings', 'secret'].includes(name);

/** What stands last: it is for those who write queries. */
const LAST = ['version', 'slug'];

/** How an answer is told: the words for its values, and what its parts are called beside what the contract calls them. */
interface Telling {
  words: Words;
  called: Called;
}

const labelOf = (key: string, field: AskedField, called: Called) => called[key] ?? term(field.description, key);

/** Whether how many there are in a list was asked for. */
const isCounted = ({ below }: AskedField) => [...below.values()].some(each => each.name === 'totalCount');

/** Whether that is all that was asked of the list. */
const isOnlyCounted = (field: AskedField) => isCounted(field) && ![...field.below.values()].some(isTold);

/** The rows of a plain list, in which a record stands once: an act on many answers with the same for each row that names it. */
function distinct(rows: unknown[], { type }: AskedField): unknown[] {
  const ids = rows.map(each => (isRecord(type) && isRow(each) ? each.id : undefined));
  return rows.filter((_, place) => ids[place] === undefined || ids.indexOf(ids[place]) === place);
}

/** The rows of a list, or of a page of one; undefined when a value is neither. */
function rowsOf(value: unknown, field: AskedField): { rows: unknown[]; field: AskedField } | undefined {
  if (Array.isArray(value)) return { rows: distinct(value, field), field };
  if (!isRow(value)) return undefined;
  const [nodes, edges] = [field.below.get('nodes'), field.below.get('edges')];
  if (nodes && Array.isArray(value.nodes)) return { rows: value.nodes, field: nodes };
  const node = edges?.below.get('node');
  return node && Array.isArray(value.edges) ? { rows: value.edges.map(each => (each as Row).node), field: node } : undefined;
}

/** Whether a number is a part of a whole, which people read in hundredths: the Swedish term says so. */
const isShare = (description: string) => /\(andel\b[^()]*\)\.$/.test(description);

/** Whether a number is of days, which people read in months where there are many: the Swedish term says so. */
const isOfDays = (description: string) => /\([^()]*\bav dagar\b[^()]*\)\.$/.test(description);
const [DAYS_IN_MONTH, MOST_DAYS] = [365.25 / 12, 60];

/** A value by itself. */
export function leaf(value: unknown, { type, description }: AskedField, words: Words): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'ja' : 'nej';
  if (isEnumType(type)) return inWords(words, type.name, String(value));
  if (type.name === 'Float' && isShare(description)) return `${(Number(value) * 100).toLocaleString('sv', { maximumFractionDigits: 1 })} %`;
  if (type.name === 'Float') return Number(value).toLocaleString('sv', { maximumFractionDigits: 4, useGrouping: false });
  if (isOfDays(description) && Number(value) > MOST_DAYS) return `${String(value)} (cirka ${Math.round(Number(value) / DAYS_IN_MONTH)} månader)`;
  return type.name === 'DateTime' ? moment(String(value)) : typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** A value among others in a cell, where a yes or a no says nothing without its question. */
function amongOthers(key: string, value: unknown, field: AskedField, telling: Telling): string {
  const label = labelOf(key, field, telling.called).toLocaleLowerCase('sv');
  if (typeof value === 'boolean') return value ? label : `${label}: nej`;
  return isOnlyCounted(field) && isRow(value) ? `${label}: ${String(value.totalCount)}` : inside(value, field, telling);
}

/** A value inside a cell: a record by its name, a list by its rows. */
function inside(value: unknown, field: AskedField, telling: Telling): string {
  const list = rowsOf(value, field);
  // What changed is read line by line.
  if (list) return list.rows.map(each => inside(each, { ...list.field, isList: false }, telling)).filter(Boolean).join(isChange(list.field.type) ? '\n' : '; ');
  if (!isRow(value)) return leaf(value, field, telling.words);
  if (isChange(field.type)) return changeInWords(value as unknown as Change);
  const name = isRecord(field.type) ? ownName(value, field.below) : undefined;
  const others = [...field.below].filter(([key, each]) => isTold(each) && !(each.name === 'slug') && !(name !== undefined && value[key] === name));
  const told = others.map(([key, each]) => amongOthers(key, value[key], each, telling)).filter(Boolean);
  if (name === undefined) return told.join(', ');
  return told.length ? `${name} (${told.join(', ')})` : name;
}

interface Column {
  label: string;
  /** The field that it shows, and how deep below the row that lies. */
  name: string;
  depth: number;
  /** Whether it names a record that the row is about, and cannot be without. */
  isAbout: boolean;
  /** Whether it holds whole numbers. */
  isNumber: boolean;
  read: (row: Row) => string;
}

/** Whether rows are counts of values: what a value is called stands beside it, and itself it is for filters. */
const isFacet = (asked: Asked): boolean => ['value', 'label', 'count'].every(name => [...asked.values()].some(each => each.name === name));

/** The columns of a list: each value that its rows hold, however they are grouped; lists stand in one cell. */
function columnsOf(asked: Asked, telling: Telling, before: string[] = []): Column[] {
  const told = [...asked].filter(([, field]) => isTold(field) && !(field.name === 'value' && isFacet(asked)));
  return told.flatMap(([key, field]): Column[] => {
    const label = labelOf(key, field, telling.called);
    const one: Column = { label: [...before, label].join(', '), name: field.name, depth: before.length, isAbout: false, isNumber: field.type.name === 'Int' && !field.isList, read: row => inside(row[key], field, telling) };
    const number: Column = { ...one, label: isOnlyCounted(field) ? one.label : `${one.label}, antal`, isNumber: true, read: row => countOf(row[key])?.toString() ?? '' };
    if (isOnlyCounted(field)) return [number];
    if (isCounted(field)) return [number, one];
    const isGroup = !field.isList && field.below.size > 0 && !field.below.has('nodes') && !field.below.has('edges');
    if (!isGroup) return [one];
    const called = isRecord(field.type) ? [...field.below].filter(([, each]) => isTold(each)) : [];
    // A record that only its name is asked of is that name.
    if (called.length === 1) return [{ ...one, isAbout: field.isRequired }];
    const name = isRecord(field.type) ? nameOf(field.type) : undefined;
    return columnsOf(field.below, telling, [...before, label]).map((each): Column => {
      // The name of a record in it stands under what that is here: "Organisation".
      const isName = name !== undefined && each.name === name && each.depth === before.length + 1;
      return { ...each, isAbout: isName && field.isRequired, label: isName ? [...before, label].join(', ') : each.label, read: row => (isRow(row[key]) ? each.read(row[key]) : '') };
    });
  });
}

/** What a row is called stands first, and else whom and what it is about; versions and keys stand last. */
function namesFirst(columns: Column[], { type }: AskedField): Column[] {
  const own = isRecord(type) ? nameOf(type) : undefined;
  const rank = ({ name, depth, isAbout }: Column) => (depth === 0 && name === own ? 0 : isAbout ? 1 : LAST.includes(name) ? 3 : 2);
  return columns.map((each, place) => ({ each, place })).sort((one, other) => rank(one.each) - rank(other.each) || one.place - other.place).map(({ each }) => each);
}

/** How many there are in all in a list, when that was asked for. */
const countOf = (value: unknown): number | undefined => (isRow(value) && typeof value.totalCount === 'number' ? value.totalCount : undefined);

function tableOf(title: string, value: unknown, list: { rows: unknown[]; field: AskedField }, telling: Telling): Table {
  const count = countOf(value);
  if (!list.field.below.size) return { title, columns: [title], rows: list.rows.map(each => [leaf(each, list.field, telling.words)]), count };
  const columns = namesFirst(columnsOf(list.field.below, telling), list.field);
  const numbers = columns.flatMap(({ isNumber }, place) => (isNumber ? [place] : []));
  return { title, columns: columns.map(each => each.label), rows: list.rows.filter(isRow).map(row => columns.map(each => each.read(row))), numbers, count };
}

/** The row of those that a facet counts nowhere, where there are any and they are asked for beside it. */
function lacking(counts: Row, facet: AskedField, facets: AskedField): Row[] {
  const [key] = [...facets.below].find(([, { name }]) => name === `${facet.name}Missing`) ?? [];
  const count = key === undefined ? undefined : counts[key];
  return count ? [Object.fromEntries([...facet.below].map(([each, { name }]) => [each, name === 'count' ? count : 'inte angivet']))] : [];
}

/** What a list is counted by, each as a table; what counts nothing is no table. */
function countsOf(title: string, value: unknown, field: AskedField, telling: Telling): Table[] {
  return [...field.below].filter(([, { name }]) => name === 'facets').flatMap(([key, facets]) => {
    const counts = isRow(value) ? value[key] : undefined;
    return [...facets.below].filter(([, { below }]) => below.size).flatMap(([by, each]) => {
      const found = isRow(counts) ? rowsOf(counts[by], each) : undefined;
      const list = found && { ...found, rows: [...found.rows, ...lacking(counts as Row, each, facets)] };
      const told = labelOf(by, each, telling.called);
      // Abbreviations stay as they are.
      const within = /^\p{Lu}{2}/u.test(told) ? told : told.charAt(0).toLocaleLowerCase('sv') + told.slice(1);
      return list?.rows.length ? [tableOf(`${title}: antal per ${within}`, undefined, list, telling)] : [];
    });
  });
}

/** The places of the columns in which something stands; those of a list without rows say what would. */
export const filled = ({ columns, rows }: Table): number[] =>
  columns.flatMap((_, place) => (!rows.length || rows.some(row => row[place] !== '') ? [place] : []));

/** What an answer tells, record by record, with what was asked for and the words for its values. */
export function sectionsOf(data: Row, asked: Asked, words: Words, called: Called = {}, title = ''): Section[] {
  const telling = { words, called };
  const section: Section = { title, facts: [], tables: [] };
  const below: Section[] = [];
  // What a record tells itself stands together; the lists of a whole answer stand among its records, as the document has them.
  let own = section;
  const isLast = ([, { name }]: [string, AskedField]) => Number(LAST.includes(name));
  for (const [key, field] of [...asked].sort((one, other) => isLast(one) - isLast(other))) {
    if (!isTold(field)) continue;
    const [value, label] = [data[key], labelOf(key, field, called)];
    const [list, found] = [rowsOf(value, field), foundIn(value, field, words)];
    if (found) own.tables.push({ title: label, columns: HEADINGS, rows: rowsOfHits(found), count: countOf(value), found });
    else if (list && (list.field.below.size || list.rows.length > 3)) own.tables.push(tableOf(label, value, list, telling), ...countsOf(label, value, field, telling));
    else if (isOnlyCounted(field)) section.facts.push([label, countOf(value)?.toString() ?? '']);
    else if (isRow(value) && !list && (title === '' || isBroad(field.below))) {
      below.push(...sectionsOf(value, field.below, words, called, label));
      if (title === '') below.push((own = { title, facts: [], tables: [] }));
    }
    else if (isRow(value) && !list && !isRecord(field.type)) section.facts.push(...columnsOf(new Map([[key, field]]), telling).map((each): [string, string] => [each.label, each.read(data)]));
    else section.facts.push([label, inside(value, field, telling)]);
  }
  section.facts = section.facts.filter(([, text]) => text !== '');
  return [section, ...below].filter(({ facts, tables }) => facts.length || tables.length);
}

/** Whether what is asked for of something has lists of its own. */
const isBroad = (asked: Asked): boolean => [...asked.values()].some(each => (each.isList && each.below.size > 0) || each.below.has('nodes') || each.below.has('edges') || isBroad(each.below));

/** A cell that a spreadsheet neither splits nor runs. */
function cell(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A table as Swedish spreadsheets read it: semicolons, and a mark first that says UTF-8. */
export const csv = ({ columns, rows }: Table): string => `\ufeff${[columns, ...rows].map(row => row.map(cell).join(';')).join('\r\n')}\r\n`;
