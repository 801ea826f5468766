import { post } from './ask';
import { kept } from './kept';

/**
 * Who is signed in. The key is kept in this tab's session storage only: it is gone when the tab is closed, and is never
 * in an address, in what GraphiQL saves, or in an editor.
 */
export type Session = { state: 'out'; told?: string } | { state: 'checking' } | { state: 'in'; name: string | null; role: string };

const PLACE = 'registry-key';

export const session = kept<Session>({ state: 'out' });

/** The header that goes along with each request, when someone is signed in. */
export function authorization(): Record<string, string> {
  const key = sessionStorage.getItem(PLACE);
  return key ? { Authorization: `Bearer ${key}` } : {};
}

/** Asks the registry whose key it is; gives what the registry says against it, or null when it holds. */
export async function signIn(given: string): Promise<string | null> {
  const key = given.trim();
  // Only such characters can stand in a header; the registry's own refusal needs the key to arrive.
  if (!/^[\x21-\x7e]+$/.test(key)) return 'En nyckel börjar med prk_ och har inga mellanslag.';
  const before = session.get();
  session.set({ state: 'checking' });
  const answer = await post({ query: '{ viewer { name role } }' }, { Authorization: `Bearer ${key}` });
  const viewer = answer.data?.viewer as { name: string | null; role: string } | undefined;
  if (!viewer) {
    session.set(before.state === 'in' ? before : { state: 'out' });
    const [error] = answer.errors ?? [];
    return error?.extensions?.messageSv ?? error?.message ?? 'Registret svarade inte.';
  }
  sessionStorage.setItem(PLACE, key);
  session.set({ state: 'in', ...viewer });
  return null;
}

export function signOut(told?: string): void {
  sessionStorage.removeItem(PLACE);
  session.set({ state: 'out', told });
}

/** After a reload: whoever was signed in still is, if the key still holds. */
export async function resume(): Promise<void> {
  const key = sessionStorage.getItem(PLACE);
  if (key && (await signIn(key))) signOut('Nyckeln gäller inte längre. Logga in igen.');
}
