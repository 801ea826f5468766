// What a search found: hits with what they hit, in pieces that are hits or stand between them. They are texts, no markup.
import { isEnumType } from 'graphql';
import type { Asked, AskedField } from './asked.ts';
import { called, type Row } from './records.ts';
import { inWords, sentence, type Words } from './words.ts';

export interface Piece {
  text: string;
  isMatch: boolean;
}

export interface Hit {
  /** What it is called: its name, or what kind of record it is. */
  label: Piece[];
  /** What kind of record it is, in words. */
  kind: string;
  /** What the field is called that was hit. */
  matchedIn: string;
  /** What stands around the hits, where that is not the name. */
  snippet: Piece[];
  isPartial: boolean;
  /** The record itself, as far as it was asked for. */
  node: Row;
}

/** What came of a search, and what is said of it. */
export interface Found {
  hits: Hit[];
  kinds: { label: string; count: number }[];
  searchedFor: string;
  hint: string;
  isSample: boolean;
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
const rowsIn = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isRow) : []);

/** What a row has under a name of the contract, whatever that is called in the answer. */
function valueOf(row: unknown, asked: Asked | undefined, name: string): unknown {
  const [key] = [...(asked ?? [])].find(([, field]) => field.name === name) ?? [];
  return key !== undefined && isRow(row) ? row[key] : undefined;
}

const fieldOf = (asked: Asked | undefined, name: string): AskedField | undefined => [...(asked?.values() ?? [])].find(each => each.name === name);

const textOf = (pieces: Piece[]) => pieces.map(each => each.text).join('');
const same = (one: string, other: string) => one.localeCompare(other, 'sv', { sensitivity: 'accent' }) === 0;

/** What a record without a name is about: "Kungälv i Tidigt stöd"; nothing where that was not asked for. */
function aboutWhat(node: unknown, asked: Asked | undefined): string {
  const found = isRow(node) && asked ? called(node, asked) : '';
  return isRow(node) && found === node.id ? '' : found;
}

function hitOf(edge: Row, asked: Asked, words: Words): Hit {
  const type = fieldOf(asked, 'recordType')?.type;
  const value = String(valueOf(edge, asked, 'recordType') ?? '');
  const kind = isEnumType(type) ? inWords(words, type.name, value) : value;
  const inside = fieldOf(asked, 'snippet')?.below;
  const snippet = rowsIn(valueOf(edge, asked, 'snippet')).map((each): Piece => ({ text: String(valueOf(each, inside, 'text') ?? ''), isMatch: valueOf(each, inside, 'isMatch') === true }));
  const name = String(valueOf(edge, asked, 'label') ?? '') || aboutWhat(valueOf(edge, asked, 'node'), fieldOf(asked, 'node')?.below);
  const node = valueOf(edge, asked, 'node');
  const isName = name !== '' && same(textOf(snippet), name);
  return {
    label: isName ? snippet : [{ text: name || sentence(kind), isMatch: false }],
    kind: name ? kind : '',
    matchedIn: String(valueOf(edge, asked, 'matchedIn') ?? ''),
    snippet: isName ? [] : snippet,
    isPartial: valueOf(edge, asked, 'isPartial') === true,
    node: isRow(node) ? node : {},
  };
}

/** What a search found; undefined of what is no page of hits. */
export function foundIn(value: unknown, { below }: AskedField, words: Words): Found | undefined {
  const edges = fieldOf(below, 'edges')?.below;
  if (!edges || !fieldOf(edges, 'snippet') || !isRow(value)) return undefined;
  const facets = fieldOf(below, 'facets')?.below;
  const facet = fieldOf(facets, 'recordType')?.below;
  const kinds = rowsIn(valueOf(valueOf(value, below, 'facets'), facets, 'recordType'));
  return {
    hits: rowsIn(valueOf(value, below, 'edges')).map(each => hitOf(each, edges, words)),
    kinds: kinds.map(each => ({ label: String(valueOf(each, facet, 'label')), count: Number(valueOf(each, facet, 'count')) })),
    searchedFor: String(valueOf(value, below, 'searchedFor') ?? ''),
    hint: String(valueOf(value, below, 'hint') ?? ''),
    isSample: valueOf(value, below, 'isSample') === true,
  };
}

export const HEADINGS = ['Benämning', 'Slag av post', 'Träff i', 'Utdrag', 'Delvis träff'];

/** The same as a table, to be taken along. */
export const rowsOfHits = ({ hits }: Found): string[][] =>
  hits.map(each => [textOf(each.label), each.kind, each.matchedIn, textOf(each.snippet.length ? each.snippet : each.label), each.isPartial ? 'ja' : 'nej']);
