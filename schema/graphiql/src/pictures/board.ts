// Cards in columns.
import { isEnumType } from 'graphql';
import { inWords, sentence, type Words } from '../words.ts';
import type { Shown } from './picture.ts';

export interface Column {
  label: string;
  cards: { title: string; details: string[] }[];
}

export interface Board {
  /** In the order of the contract, those that hold something. */
  columns: Column[];
  /** What the others are called. */
  empty: string[];
}

export function boardOf(shown: Shown, words: Words): Board {
  const type = shown.type('column');
  const values = isEnumType(type) ? type.getValues().map(each => each.name) : [];
  const columns = values.map(value => {
    const rows = shown.rows.filter(row => shown.value(row, 'column') === value);
    return { label: sentence(inWords(words, type?.name, value)), cards: rows.map(row => ({ title: shown.label(row), details: shown.details(row) })) };
  });
  return { columns: columns.filter(each => each.cards.length), empty: columns.filter(each => !each.cards.length).map(each => each.label) };
}
