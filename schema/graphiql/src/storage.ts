import type { Storage } from '@graphiql/toolkit';

const PREFIX = 'graphiql:';

const ours = () => Object.keys(localStorage).filter(key => key.startsWith(PREFIX));

function withoutHeaders(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value, (key, part: unknown) => (key === 'headers' ? null : part)));
  } catch {
    return value; // A query or a plain setting, not JSON.
  }
}

/**
 * The browser's local storage, less every request header. `shouldPersistHeaders` covers the tabs only: GraphiQL's
 * history would otherwise keep an administrator's token on disk with each query that was run.
 */
export const storage: Storage = {
  get length() {
    return ours().length;
  },
  getItem: key => localStorage.getItem(key),
  setItem(key, value) {
    if (key !== `${PREFIX}headers`) localStorage.setItem(key, withoutHeaders(value));
  },
  removeItem: key => localStorage.removeItem(key),
  clear() {
    for (const key of ours()) localStorage.removeItem(key);
  },
};
