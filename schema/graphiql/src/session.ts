import { post } from './ask.ts';
import { store } from './store.ts';

/**
 * Who is signed in, by a key or by an account at the issuer that the registry believes.
 *
 * A key is in this tab's session storage only: it is gone when the tab is closed, and is never in an address, in what
 * GraphiQL saves, or in an editor. An account has a cookie, which no script can read.
 */
export type Session =
  | { state: 'out'; notice?: string }
  | { state: 'checking' }
  | { state: 'in'; method: 'key' | 'account'; name: string | null; role: string };

/** Where one signs in with an account, when the registry offers it. */
export const accounts = store<string | null>(null);

/** The name of the key in the tab's session storage. */
const ITEM = 'registry-key';

export const session = store<Session>({ state: 'out' });

/** The header that goes along with each request, when someone is signed in. */
export function authorization(): Record<string, string> {
  const key = sessionStorage.getItem(ITEM);
  return key ? { Authorization: `Bearer ${key}` } : {};
}

/** Signs in with a key, if the registry accepts it; gives the registry's reason when it does not, and else null. */
export async function signIn(given: string): Promise<string | null> {
  const key = given.trim();
  // No other characters can stand in a header: the request would fail here, and the registry could not say why.
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
  sessionStorage.setItem(ITEM, key);
  session.set({ state: 'in', method: 'key', ...viewer });
  return null;
}

/** Signs out: of this tab when it was by a key, and everywhere when it was by an account. */
export async function signOut(notice?: string): Promise<void> {
  const current = session.get();
  sessionStorage.removeItem(ITEM);
  session.set({ state: 'out', notice });
  if (current.state !== 'in' || current.method !== 'account') return;
  // The answer redirects to this page, which is open already.
  await fetch('/logout', { method: 'POST', headers: { 'X-Registry-CSRF': 'page' }, redirect: 'manual' }).catch(() => undefined);
}

/** Signs out because the registry no longer accepts the key, or the account's session. */
export function signOutRefused(): Promise<void> {
  const current = session.get();
  const byAccount = current.state === 'in' && current.method === 'account';
  return signOut(byAccount ? 'Inloggningen har upphört. Logga in igen.' : 'Nyckeln gäller inte längre. Logga in igen.');
}

/** After a reload: whoever was signed in still is, if the key or the account's session still holds. */
export async function resume(): Promise<void> {
  const key = sessionStorage.getItem(ITEM);
  if (key && (await signIn(key))) void signOutRefused();
  const answer = await post({ query: '{ apiInfo { signIn } viewer { name role } }' });
  const info = answer.data?.apiInfo as { signIn: string | null } | undefined;
  const viewer = answer.data?.viewer as { name: string | null; role: string } | undefined;
  accounts.set(info?.signIn ?? null);
  if (!key && viewer && viewer.role !== 'ANONYMOUS') session.set({ state: 'in', method: 'account', ...viewer });
}
