import { post } from './ask.ts';
import { registryName } from './registryName.ts';
import { leave } from './storage.ts';
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
  | ({ state: 'in'; method: 'key' | 'account' } & Viewer);

/** Where one signs in with an account, when the registry offers it. */
export const accounts = store<string | null>(null);

/** The name of the key in the tab's session storage. */
const ITEM = 'registry-key';

const VIEWER = 'viewer { name role organisations { __typename id slug name } }';

interface Viewer {
  name: string | null;
  role: string;
  organisations: { __typename: string; id: string; slug: string; name: string }[];
}

export const session = store<Session>({ state: 'out' });

/** The header that goes along with each request, when someone is signed in. */
export function authorization(): Record<string, string> {
  const key = sessionStorage.getItem(ITEM);
  return key ? { Authorization: `Bearer ${key}` } : {};
}

/** Whether a row tells of the key that one is signed in with: it shows how that begins. */
export function isOwnKey(row: Record<string, unknown>): boolean {
  const key = sessionStorage.getItem(ITEM) ?? '';
  const parts = [key.split('_')[1], key.split('_').slice(0, 2).join('_')];
  return key !== '' && Object.values(row).some(each => typeof each === 'string' && each.length > 5 && parts.includes(each));
}

/** Signs in with a key, if the registry accepts it; gives the registry's reason when it does not, and else null. */
export async function signIn(given: string): Promise<string | null> {
  const key = given.trim();
  // No other characters can stand in a header: the request would fail here, and the registry could not say why.
  if (!/^[\x21-\x7e]+$/.test(key)) return 'En nyckel börjar med prk_ och har inga mellanslag.';
  const before = session.get();
  session.set({ state: 'checking' });
  const answer = await post({ query: `{ ${VIEWER} }` }, { Authorization: `Bearer ${key}` });
  const viewer = answer.data?.viewer as Viewer | undefined;
  if (!viewer) {
    session.set(before.state === 'in' ? before : { state: 'out' });
    const [error] = answer.errors ?? [];
    return error?.extensions?.messageSv ?? error?.message ?? 'Registret svarade inte.';
  }
  sessionStorage.setItem(ITEM, key);
  session.set({ state: 'in', method: 'key', ...viewer });
  return null;
}

/**
 * Signs out: of this tab when it was by a key, and everywhere when it was by an account. Nothing of what was done is left
 * for the next person.
 */
export async function signOut(): Promise<void> {
  const current = session.get();
  sessionStorage.removeItem(ITEM);
  if (current.state === 'in' && current.method === 'account') await leaveAccount();
  leave();
}

// The answer redirects to this page, which is open already.
const leaveAccount = () => fetch('/logout', { method: 'POST', headers: { 'X-Registry-CSRF': 'page' }, redirect: 'manual' }).catch(() => undefined);

/** Signs out because the registry no longer accepts the key, or the account's session. */
export async function signOutRefused(): Promise<void> {
  const current = session.get();
  const byAccount = current.state === 'in' && current.method === 'account';
  sessionStorage.removeItem(ITEM);
  // What was being written stays, for whoever signs in again at once; it is gone with the tab.
  session.set({ state: 'out', notice: byAccount ? 'Inloggningen har upphört. Logga in igen.' : 'Nyckeln gäller inte längre. Logga in igen.' });
  if (byAccount) await leaveAccount();
}

/** After a reload: whoever was signed in still is, if the key or the account's session still holds. */
export async function resume(): Promise<void> {
  const key = sessionStorage.getItem(ITEM);
  if (key && (await signIn(key))) void signOutRefused();
  const answer = await post({ query: `{ apiInfo { name signIn } ${VIEWER} }` });
  const info = answer.data?.apiInfo as { name: string; signIn: string | null } | undefined;
  const viewer = answer.data?.viewer as Viewer | undefined;
  if (info) registryName.set(info.name);
  accounts.set(info?.signIn ?? null);
  if (!key && viewer && viewer.role !== 'ANONYMOUS') session.set({ state: 'in', method: 'account', ...viewer });
}
