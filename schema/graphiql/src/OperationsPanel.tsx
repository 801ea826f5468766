import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { useState } from 'react';
import { isNarrow } from './narrow';
import { grouped, useReadyOperations, type ReadyOperation } from './operations';

function ListIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d="M4 4.5h16v15H4zM8 9h8M8 12.5h8M8 16h5" />
    </svg>
  );
}

/** Opens an operation in a tab of its own, or goes to the tab where it lies untouched already. */
function useOpen(): (operation: ReadyOperation) => void {
  const { addTab, changeTab, setVisiblePlugin, updateActiveTabValues } = useGraphiQLActions();
  const { tabs, queryEditor, variableEditor } = useGraphiQL(state => ({
    tabs: state.tabs,
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
  }));
  return ({ name, query, variables }) => {
    const open = tabs.findIndex(tab => tab.query === query && (tab.variables ?? '') === variables);
    if (open >= 0) {
      changeTab(open);
    } else {
      addTab();
      queryEditor?.setValue(query);
      variableEditor?.setValue(variables);
      updateActiveTabValues({ query, variables, operationName: name });
    }
    // On a narrow screen the panel lies over the query.
    if (isNarrow()) setVisiblePlugin(null);
    // The cursor goes along, so that Ctrl + Enter runs what was opened.
    queryEditor?.setPosition({ lineNumber: 1, column: 1 });
    queryEditor?.focus();
  };
}

/** Prose in which names of the schema stand between backticks. */
function Prose({ text }: { text: string }) {
  return <>{text.split('`').map((part, place) => (place % 2 ? <code key={place}>{part}</code> : part))}</>;
}

function OperationButton({ operation, onOpen }: { operation: ReadyOperation; onOpen: (operation: ReadyOperation) => void }) {
  return (
    <li>
      <button type="button" className="ready-operation" onClick={() => onOpen(operation)}>
        <span className="ready-operation-title">{operation.title}</span>
        {operation.description && <span className="ready-operation-description"><Prose text={operation.description} /></span>}
      </button>
    </li>
  );
}

function OperationsList({ operations }: { operations: ReadyOperation[] }) {
  const [search, setSearch] = useState('');
  const open = useOpen();
  const groups = grouped(operations, search);
  const hits = [...groups.values()].reduce((sum, group) => sum + group.length, 0);
  return (
    <>
      <p className="ready-operations-intro">Välj en fråga, så öppnas den i en ny flik. Den går att köra direkt och att ändra.</p>
      <input
        type="search"
        className="ready-operations-search"
        placeholder="Sök bland frågorna"
        aria-label="Sök bland frågorna"
        value={search}
        onChange={event => setSearch(event.target.value)}
      />
      <p className="visually-hidden" role="status">
        {search && `${hits} av ${operations.length} frågor`}
      </p>
      {[...groups].map(([group, members]) => (
        <section key={group} aria-label={group}>
          <h3 className="ready-operations-group">{group}</h3>
          <ul className="ready-operations-list">
            {members.map(operation => (
              <OperationButton key={operation.name} operation={operation} onOpen={open} />
            ))}
          </ul>
        </section>
      ))}
      {hits === 0 && <p className="ready-operations-note">Ingen fråga passar ”{search}”. Pröva med ett kortare ord.</p>}
    </>
  );
}

function OperationsPanel() {
  const [loaded, retry] = useReadyOperations();
  return (
    <section className="ready-operations" aria-label="Färdiga frågor">
      <h2 className="ready-operations-heading">Färdiga frågor</h2>
      {loaded.state === 'loading' && <p className="ready-operations-note">Hämtar frågorna …</p>}
      {loaded.state === 'failed' && (
        <div className="ready-operations-note" role="alert">
          <p>De färdiga frågorna gick inte att hämta. Du kan ändå skriva egna frågor här bredvid.</p>
          <button type="button" className="ready-operations-retry" onClick={retry}>
            Försök igen
          </button>
        </div>
      )}
      {loaded.state === 'ready' && loaded.operations.length === 0 && (
        <p className="ready-operations-note">Här finns inga färdiga frågor ännu. Skriv en egen fråga här bredvid.</p>
      )}
      {loaded.state === 'ready' && loaded.operations.length > 0 && <OperationsList operations={loaded.operations} />}
    </section>
  );
}

export const operationsPlugin: GraphiQLPlugin = { title: 'Färdiga frågor', icon: ListIcon, content: OperationsPanel };
