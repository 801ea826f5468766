import type { Found, Piece } from './hits.ts';
import { RecordLink } from './RecordLink.tsx';

/** A text with its hits marked. The registry's texts are texts: React writes them so, whatever they hold. */
export function Marked({ pieces }: { pieces: Piece[] }) {
  return <>{pieces.map(({ text, isMatch }, place) => (isMatch ? <mark key={place}>{text}</mark> : text))}</>;
}

/** What a search found, the best first. */
export function Hits({ found, title }: { found: Found; title: string }) {
  const { hits, kinds, searchedFor, hint, isSample } = found;
  return (
    <>
      {searchedFor && (
        <p>
          Sökte också efter <strong>{searchedFor}</strong>.
        </p>
      )}
      {hint && <p className="task-note">{hint}</p>}
      {kinds.length > 0 && <p className="answer-none">{kinds.map(({ label, count }) => `${label} ${count}`).join(' · ')}</p>}
      {isSample && <p className="answer-none">Fler hittades än som kan ordnas. Skriv fler ord, eller välj slag av post.</p>}
      {hits.length > 0 && (
        <ol className="hits" aria-label={title}>
          {hits.map((hit, place) => (
            <li key={place}>
              <strong>
                <RecordLink record={hit.node}>
                  <Marked pieces={hit.label} />
                </RecordLink>
              </strong>{' '}
              <small>{[hit.kind, hit.snippet.length > 0 && hit.matchedIn && `träff i ${hit.matchedIn.toLocaleLowerCase('sv')}`, hit.isPartial && 'något av orden saknas'].filter(Boolean).join(', ')}</small>
              {hit.snippet.length > 0 && (
                <p>
                  <Marked pieces={hit.snippet} />
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
