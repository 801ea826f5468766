import type { GraphiQLPlugin } from '@graphiql/react';
import { useAddress } from './address.ts';
import { useCode, useHiddenCode } from './code.ts';
import { useCurrent, view } from './current.ts';
import { ImportPage } from './importing/ImportPage.tsx';
import { useNarrow } from './narrow.ts';
import { useReadyOperations, type ReadyOperation } from './operations.ts';
import { OperationsList } from './OperationsList.tsx';
import { TaskPage } from './TaskPage.tsx';
import { useWindowTitle } from './windowTitle.ts';

function ListIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d="M4 4.5h16v15H4zM8 9h8M8 12.5h8M8 16h5" />
    </svg>
  );
}

const NONE: ReadyOperation[] = [];

/** The list of what one can ask and do, or the one that is open. */
function Workbench() {
  const [loaded, retry] = useReadyOperations();
  const current = useCurrent();
  useAddress(loaded.state === 'ready' ? loaded.operations : NONE, current);
  const seen = view.use();
  useWindowTitle(current);
  const isTask = seen === 'task' && current.task;
  const isImport = seen === 'import';
  const isPage = isImport || Boolean(isTask);
  const [isCode, toggleCode] = useCode();
  const isNarrow = useNarrow();
  // The list stands beside the code where there is room; bringing in a file has no code.
  useHiddenCode(isImport || (!isCode && (isPage || isNarrow)));
  return (
    <section className="workbench" aria-label="Arbetsbänken" aria-busy={!current.schema}>
      {(isPage || isNarrow) && (
        <p className="task-top">
          {isPage && (
            <button type="button" className="button-quiet" onClick={() => view.set('list')}>
              ‹ Till listan
            </button>
          )}
          {!isImport && (
            <button type="button" className="button-quiet" aria-pressed={isCode} onClick={toggleCode}>
              Visa koden
            </button>
          )}
        </p>
      )}
      {loaded.state === 'loading' && <p className="task-note">Hämtar listan …</p>}
      {loaded.state === 'failed' && (
        <div className="task-note" role="alert">
          <p>De färdiga frågorna och handlingarna gick inte att hämta. Du kan ändå skriva egna frågor här bredvid.</p>
          <button type="button" className="button-main" onClick={retry}>
            Försök igen
          </button>
        </div>
      )}
      {isImport && <ImportPage />}
      {loaded.state === 'ready' && !isImport && (isTask ? <TaskPage task={isTask} current={current} /> : <OperationsList operations={loaded.operations} />)}
    </section>
  );
}

export const workbenchPlugin: GraphiQLPlugin = { title: 'Arbetsbänken', icon: ListIcon, content: Workbench };
