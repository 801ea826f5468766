import { store } from '../store.ts';

/** What the records are called that someone has met in lists and forms, by what refers to them. */
const names = store<ReadonlyMap<string, string>>(new Map());

/** Remembers what a record is called. */
export function name(key: string, called: string): void {
  if (names.get().get(key) !== called) names.set(new Map(names.get()).set(key, called));
}

export const useNames = () => names.use();

export const calledBy = (key: string) => names.get().get(key);
