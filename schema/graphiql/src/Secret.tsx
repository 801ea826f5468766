import { useState } from 'react';

/** A key that was just made; it is never shown again. */
export function Secret({ secret }: { secret: string }) {
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="secret">
      <p>
        Hela nyckeln visas bara nu: <code>{secret}</code>
      </p>
      {/* Browsers let a page copy only where nobody can listen in. */}
      {window.isSecureContext && (
        <button type="button" className="button-quiet" onClick={() => navigator.clipboard.writeText(secret).then(() => setCopied(true))}>
          {isCopied ? 'Kopierad' : 'Kopiera nyckeln'}
        </button>
      )}
    </div>
  );
}
