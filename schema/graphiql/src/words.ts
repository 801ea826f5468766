import { useEffect, useState } from 'react';
import { post } from './ask.ts';

/** What people call a value, and what it means. */
export interface Term {
  value: string;
  label: string;
  description: string;
}

export type Words = Record<string, Record<string, Term>>;

const pending = new Map<string, Promise<Record<string, Term>>>();

async function load(name: string): Promise<Record<string, Term>> {
  const query = 'query Words($name: String!) { vocabulary(enum: $name) { value label description } }';
  const answer = await post({ query, variables: { name } });
  const terms = (answer.data?.vocabulary ?? []) as Term[];
  if (!terms.length) pending.delete(name); // Until they are asked for again, values stand as they are.
  return Object.fromEntries(terms.map(term => [term.value, term]));
}

function wordsOf(name: string): Promise<Record<string, Term>> {
  const asked = pending.get(name) ?? load(name);
  pending.set(name, asked);
  return asked;
}

/** The registry's own Swedish words for the values of some enums, by enum and value; empty until they have come. */
export function useWords(names: string[]): Words {
  const [words, setWords] = useState<Words>({});
  const wanted = [...new Set(names)].sort().join(' ');
  useEffect(() => {
    let isWanted = true;
    const each = wanted.split(' ').filter(Boolean);
    Promise.all(each.map(wordsOf)).then(found => {
      if (isWanted) setWords(Object.fromEntries(each.map((name, place) => [name, found[place] ?? {}])));
    });
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return words;
}

export const sentence = (text: string) => text.charAt(0).toLocaleUpperCase('sv') + text.slice(1);

/** A value in words, or as it is when there are none. */
export const inWords = (words: Words, name: string | undefined, value: string) =>
  (name && words[name]?.[value]?.label) || value;
