import { useEffect, useState } from 'react';
import { secrets } from './secrets.ts';
import type { Run } from './runs.ts';

/** A key that was just made. It is shown here and nowhere else, once: whoever leaves the page of it has left it. */
export function Secret({ run }: { run: Run }) {
  const secret = secrets.use().get(run);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => () => secrets.set(new Map()), []);
  if (!secret) return null;
  return (
    <div className="secret">
      <p>
        Hela nyckeln visas bara nu: <code>{secret}</code>
      </p>
      <p>Spara den där den ska användas. Registret har den inte kvar, och den visas aldrig igen.</p>
      {/* Browsers let a page copy only where nobody can listen in. */}
      {window.isSecureContext && (
        <button type="button" className="button-quiet" onClick={() => navigator.clipboard.writeText(secret).then(() => setCopied(true))}>
          {isCopied ? 'Kopierad' : 'Kopiera nyckeln'}
        </button>
      )}
      <button type="button" className="button-quiet" onClick={() => secrets.set(new Map())}>
        Jag har sparat nyckeln
      </button>
    </div>
  );
}
