import { useEffect, useRef } from 'react';
import { recordsIn, useOwnKeyWarnings } from './danger.ts';
import { useCurrent } from './current.ts';
import { store } from './store.ts';

/** What is done when someone has said yes once more, to what cannot be undone. */
export const confirming = store<(() => void) | undefined>(undefined);

/** Asks once more before something that cannot be undone, in words that say what goes. */
export function Confirm() {
  const go = confirming.use();
  const current = useCurrent();
  const dialog = useRef<HTMLDialogElement>(null);
  const warnings = useOwnKeyWarnings();
  useEffect(() => {
    if (go) dialog.current?.showModal();
    else dialog.current?.close();
  }, [go]);
  const { task } = current;
  return (
    <dialog ref={dialog} className="sign-in confirm" aria-labelledby="confirm-heading" onClose={() => confirming.set(undefined)}>
      {go && task && (
        <>
          <h2 id="confirm-heading">Vill du verkligen göra det här?</h2>
          <p>{task.final}</p>
          <dl>
            {recordsIn(current).map(({ label, name }, index) => (
              <div key={index}>
                <dt>{label}</dt>
                <dd>{name}</dd>
              </div>
            ))}
          </dl>
          {warnings.map(each => (
            <p key={each} className="task-note">
              {each}
            </p>
          ))}
          <p className="confirm-row">
            <button type="button" className="button-quiet" autoFocus onClick={() => confirming.set(undefined)}>
              Avbryt
            </button>
            <button
              type="button"
              className="button-main button-danger"
              onClick={() => {
                confirming.set(undefined);
                go();
              }}
            >
              Ja: {task.title.charAt(0).toLocaleLowerCase('sv') + task.title.slice(1)}
            </button>
          </p>
        </>
      )}
    </dialog>
  );
}
