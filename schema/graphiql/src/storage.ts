import type { Storage } from '@graphiql/toolkit';

const PREFIX = 'graphiql:';

/** What stays in the browser: how the page looks says nothing of anybody. */
const LASTING = new Set([`${PREFIX}theme`]);

let isLeft = false;

const placeOf = (key: string) => (LASTING.has(key) ? localStorage : sessionStorage);

/** GraphiQL finds the open tab again by how these are written. */
const AS_WRITTEN = new Set([`${PREFIX}query`, `${PREFIX}variables`]);

function withoutHeaders(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value, (key, part: unknown) => (key === 'headers' ? null : part)));
  } catch {
    return value; // A query or a plain setting, not JSON.
  }
}

const ours = () => Object.keys(sessionStorage).filter(key => key.startsWith(PREFIX));

/**
 * The browser's storage for one tab, less every request header: what someone has written is gone when the tab is closed,
 * and when they sign out. GraphiQL's history would otherwise keep an administrator's token with each query that was run.
 */
export const storage: Storage = {
  get length() {
    return ours().length;
  },
  getItem: key => placeOf(key).getItem(key),
  setItem(key, value) {
    if (key !== `${PREFIX}headers` && !isLeft) placeOf(key).setItem(key, AS_WRITTEN.has(key) ? value : withoutHeaders(value));
  },
  removeItem: key => placeOf(key).removeItem(key),
  clear() {
    for (const key of ours()) sessionStorage.removeItem(key);
  },
};

/** Leaves nothing behind: what is in storage goes, nothing more is put there, and the page begins anew. */
export function leave(): void {
  isLeft = true;
  sessionStorage.clear();
  for (const key of Object.keys(localStorage)) if (!LASTING.has(key)) localStorage.removeItem(key);
  window.location.replace(window.location.pathname);
}
