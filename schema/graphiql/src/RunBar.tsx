import { useGraphiQL } from '@graphiql/react';
import { confirming } from './Confirm.tsx';
import type { Current } from './current.ts';
import { isAct } from './documents.ts';
import { slipsOf, useRun } from './running.ts';
import { session } from './session.ts';
import { signingIn } from './SignIn.tsx';
import { trying } from './trying.ts';
import { TrySwitch } from './TrySwitch.tsx';

/** Runs what is filled in, and says beforehand whether anything is saved. */
export function RunBar({ current }: { current: Current }) {
  const run = useRun();
  const isFetching = useGraphiQL(state => state.isFetching);
  const isTrying = trying.use();
  const isOut = session.use().state === 'out';
  const acts = current.parsed && isAct(current.parsed.operation);
  const name = !acts ? 'Visa svaret' : isTrying ? 'Provkör' : 'Spara';
  const press = () => {
    // A disabled button would lose the keyboard's place.
    if (isFetching) return;
    if (!isTrying && current.task?.final && !slipsOf(current).length) confirming.set(() => void run());
    else void run();
  };
  return (
    <div className="run-bar">
      {acts && isOut && (
        <p className="task-note">
          Du måste logga in för att göra det här.{' '}
          <button type="button" className="button-quiet" aria-haspopup="dialog" onClick={() => signingIn.set(true)}>
            Logga in
          </button>
        </p>
      )}
      <div className="run-bar-row">
        <button type="button" className="button-main run" aria-disabled={isFetching || undefined} onClick={press}>
          {isFetching ? 'Väntar på svar …' : name}
        </button>
        <TrySwitch />
      </div>
      {acts && (
        <p className="field-help">
          {isTrying ? 'Du får se hur det skulle bli, och kan sedan spara.' : 'Det här sparas i registret direkt.'}
        </p>
      )}
    </div>
  );
}
