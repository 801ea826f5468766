import { post } from './ask.ts';
import { kept } from './kept.ts';

/**
 * Who is signed in, by a key or by an account at the issuer that the registry believes.
 *
 * A key is kept in this tab's session storage only: it is gone when the tab is closed, and is never in an address, in
 * what GraphiQL saves, or in an editor. An account has a cookie, which no script can read.
 */
export type Session =
  | { state: 'out'; told?: string }
  | { state: 'checking' }
  | { state: 'in'; way: 'key' | 'account'; name: string | null; role: string };

/** Where one signs in with an account, when the registry offers it. */
export const accounts = kept<string | null>(null);

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
  session.set({ state: 'in', way: 'key', ...viewer });
  return null;
}

/** Signs out: of this tab when it was by a key, and everywhere when it was by an account. */
export async function signOut(told?: string): Promise<void> {
  const current = session.get();
  sessionStorage.removeItem(PLACE);
  session.set({ state: 'out', told });
  if (current.state !== 'in' || current.way !== 'account') return;
  // The answer leads back to this page, and need not be followed.
  await fetch('/logout', { method: 'POST', headers: { 'X-Registry-CSRF': 'page' }, redirect: 'manual' }).catch(() => undefined);
}

/** What the registry no longer believes is let go. */
export function turnedAway(): Promise<void> {
  const current = session.get();
  const byAccount = current.state === 'in' && current.way === 'account';
  return signOut(byAccount ? 'Inloggningen har upphört. Logga in igen.' : 'Nyckeln gäller inte längre. Logga in igen.');
}

/** After a reload: whoever was signed in still is, if the key or the account's session still holds. */
export async function resume(): Promise<void> {
  const key = sessionStorage.getItem(PLACE);
  if (key && (await signIn(key))) void turnedAway();
  const answer = await post({ query: '{ apiInfo { signIn } viewer { name role } }' });
  const info = answer.data?.apiInfo as { signIn: string | null } | undefined;
  const viewer = answer.data?.viewer as { name: string | null; role: string } | undefined;
  accounts.set(info?.signIn ?? null);
  if (!key && viewer && viewer.role !== 'ANONYMOUS') session.set({ state: 'in', way: 'account', ...viewer });
}
