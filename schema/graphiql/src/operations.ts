import { useCallback, useEffect, useState } from 'react';
import type { Picture } from './pictures/picture.ts';

/** Another operation, and where each variable is taken from: a field of a row, or a place in an answer. */
export interface Link {
  operation: string;
  take: Record<string, string>;
}

/** One of the registry's ready-made operations, as `GET /operations` tells of it. */
export interface ReadyOperation {
  name: string;
  title: string;
  description: string;
  group: string;
  query: string;
  variables: string;
  acts: string[];
  help: Record<string, string>;
  /** What parts of the answer are called, by their aliases. */
  called: Record<string, string>;
  /** Places that the registry needs although the contract cannot say so. */
  needs: string[];
  /** What goes, in words, of an act that is asked about once more; empty for all others. */
  final: string;
  /** What else people search for it by. */
  words: string;
  find: Link[];
  only: Record<string, string[]>;
  prose: string[];
  done: string;
  next: Link[];
  /** What a hit leads to, by the type of its record. */
  open: Record<string, Link>;
  /** The lists of its answer that are shown as pictures. */
  pictures: Picture[];
  reach: Record<string, 'OWN' | 'ALL'>;
  /** Where names of the contract's fields are given: by the type of record, each that can stand there and what it is called. */
  choices: Record<string, Record<string, Record<string, string>>>;
}

export type Loaded = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; operations: ReadyOperation[] };

async function load(): Promise<ReadyOperation[]> {
  const response = await fetch('/operations', { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return (await response.json()) as ReadyOperation[];
}

// Outside of the panel, which GraphiQL takes down each time it is closed.
let pending: Promise<ReadyOperation[]> | undefined;

export function useReadyOperations(): [Loaded, () => void] {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  const start = useCallback(() => {
    pending ??= load();
    pending.then(
      operations => setLoaded({ state: 'ready', operations }),
      () => {
        pending = undefined;
        setLoaded({ state: 'failed' });
      },
    );
  }, []);
  useEffect(start, [start]);
  const retry = useCallback(() => {
    setLoaded({ state: 'loading' });
    start();
  }, [start]);
  return [loaded, retry];
}

const NONE: ReadyOperation[] = [];

/** All of them, or none until they have come. */
export function useAllOperations(): ReadyOperation[] {
  const [loaded] = useReadyOperations();
  return loaded.state === 'ready' ? loaded.operations : NONE;
}

/** What people search for who want to take an answer with them; every question's answer can be. */
const EXPORTS = 'export exportera excel csv kalkyl tabell ladda ned';

/** The operations that hold every word of the search. */
export function matching(operations: ReadyOperation[], search: string): ReadyOperation[] {
  const sought = search.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  return operations.filter(({ name, title, description, group, words, acts }) => {
    const text = [name, title, description, group, words, acts.length ? '' : EXPORTS].join(' ').toLocaleLowerCase('sv');
    return sought.every(word => text.includes(word));
  });
}

/** By group, in the order in which the groups first appear. */
export function grouped(operations: ReadyOperation[]): Map<string, ReadyOperation[]> {
  const groups = new Map<string, ReadyOperation[]>();
  for (const operation of operations) groups.set(operation.group, [...(groups.get(operation.group) ?? []), operation]);
  return groups;
}
