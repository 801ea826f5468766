import { useEffect, useRef, useState, type FormEvent } from 'react';
import { flushSync } from 'react-dom';
import { actsFor } from './acting.ts';
import { store } from './store.ts';
import { accounts, resume, session, signIn, signOut } from './session.ts';
import { useWords } from './words.ts';

/** Whether the panel is open; it can be opened from wherever a key is needed. */
export const signingIn = store(false);

function KeyForm() {
  const [key, setKey] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const isChecking = session.use().state === 'checking';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    const reason = await signIn(key);
    if (reason) return setRefusal(reason);
    flushSync(() => signingIn.set(false));
    // The button that was pressed is gone; the one in its place says who is in.
    document.querySelector<HTMLElement>('.sign-in-name')?.focus();
  };
  return (
    <form onSubmit={submit} className="sign-in-form">
      <p>
        Klistra in nyckeln som du har fått för din funktion. Den sparas bara i den här fliken och är borta när du stänger den.
      </p>
      <label htmlFor="sign-in-key">Nyckel</label>
      <input
        id="sign-in-key"
        type="password"
        autoComplete="off"
        spellCheck={false}
        placeholder="prk_…"
        value={key}
        aria-invalid={refusal !== null}
        aria-describedby={refusal ? 'sign-in-refusal' : undefined}
        onChange={event => setKey(event.target.value)}
      />
      {refusal && (
        <p id="sign-in-refusal" className="sign-in-refusal" role="alert">
          {refusal} Kontrollera att hela nyckeln kom med.
        </p>
      )}
      <button type="submit" className="button-main" disabled={isChecking || !key.trim()}>
        {isChecking ? 'Kontrollerar …' : 'Logga in'}
      </button>
    </form>
  );
}

/** The way to the issuer that the registry believes, and back again. */
function AccountLink() {
  const address = accounts.use();
  return (
    address && (
      <div className="sign-in-account">
        <a className="button-main" href={address}>
          Logga in med ditt konto
        </a>
        <p>eller med en nyckel</p>
      </div>
    )
  );
}

/** So many organisations are named, of those that one acts for. */
const MOST = 5;

/** Who is signed in, and what that means, in the registry's own words. */
function Who({ name, role, organisations }: { name: string | null; role: string; organisations: { name: string }[] }) {
  const term = useWords(['Role']).Role?.[role];
  return (
    <div className="sign-in-who">
      <dl>
        <dt>Inloggad som</dt>
        <dd>{name ?? 'Okänd'}</dd>
        <dt>Behörighet</dt>
        <dd>{term?.label ?? role}</dd>
        {organisations.length > 0 && (
          <>
            <dt>Handlar för</dt>
            <dd>
              {organisations.slice(0, MOST).map(each => each.name).join(', ')}
              {organisations.length > MOST && ` och ${organisations.length - MOST} till`}
            </dd>
          </>
        )}
        <dt>Det betyder</dt>
        <dd>{term?.description ?? '…'}</dd>
      </dl>
      <button
        type="button"
        className="button-main"
        onClick={() => {
          void signOut();
          signingIn.set(false);
        }}
      >
        Logga ut
      </button>
    </div>
  );
}

function Panel() {
  const isOpen = signingIn.use();
  const current = session.use();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  const heading = current.state === 'in' ? 'Du är inloggad' : 'Logga in';
  return (
    <dialog ref={dialog} className="sign-in" aria-labelledby="sign-in-heading" onClose={() => signingIn.set(false)}>
      <header>
        <h2 id="sign-in-heading">{heading}</h2>
        <button type="button" className="button-quiet" onClick={() => signingIn.set(false)}>
          Stäng
        </button>
      </header>
      {isOpen && (current.state === 'in' ? (
          <Who {...current} />
        ) : (
          <>
            <AccountLink />
            <KeyForm />
          </>
        ))}
    </dialog>
  );
}

/** In the page's header: the way in, or who is in. */
export function SignIn() {
  const current = session.use();
  const term = useWords(current.state === 'in' ? ['Role'] : []).Role;
  useEffect(() => void resume(), []);
  const notice = current.state === 'out' ? current.notice : undefined;
  return (
    <div className="sign-in-bar">
      <p role="status" className="sign-in-notice">
        {notice}
      </p>
      {current.state === 'in' ? (
        <>
          <button type="button" className="button-quiet sign-in-name" aria-haspopup="dialog" onClick={() => signingIn.set(true)}>
            <span>{current.name ?? 'Inloggad'}</span>
            <small>{[term?.[current.role]?.label ?? current.role, actsFor(current.organisations)].filter(Boolean).join(', ')}</small>
          </button>
          <button type="button" className="button-quiet" onClick={() => void signOut()}>
            Logga ut
          </button>
        </>
      ) : (
        <button type="button" className="button-main" aria-haspopup="dialog" onClick={() => signingIn.set(true)}>
          Logga in
        </button>
      )}
      <Panel />
    </div>
  );
}
