import { useState } from 'react';
import { useOpen, view } from './current.ts';
import { store } from './store.ts';
import { grouped, matching, type ReadyOperation } from './operations.ts';
import { Prose } from './Prose.tsx';
import { session } from './session.ts';

/** The question that searches among records. */
const SEARCH = 'Search';

type Side = 'questions' | 'acts';

const NAMES: Record<Side, string> = { questions: 'Ställa en fråga', acts: 'Registrera och ändra' };

/** The side that was chosen last. Before that it is acts for whoever is signed in, and questions for others. */
const side = store<Side | undefined>(undefined);

function OperationButton({ operation, onOpen }: { operation: ReadyOperation; onOpen: (operation: ReadyOperation) => void }) {
  const who = session.use();
  const isOutside = operation.acts.length > 0 && who.state === 'in' && !(who.role in operation.reach);
  return (
    <li>
      <button type="button" className="ready-operation" onClick={() => onOpen(operation)}>
        <span className="ready-operation-title">{operation.title}</span>
        {operation.acts.length === 0 && (
          <span className="ready-operation-description">
            <Prose text={operation.description} />
          </span>
        )}
        {isOutside && <span className="ready-operation-description">Din behörighet räcker inte.</span>}
      </button>
    </li>
  );
}

/** What people search for who want to bring in a file. */
const FILES = 'läs in en fil importera import excel csv xlsx ndjson källsystem kalkylblad';

/** The way to bringing in a file, which is no operation of its own. */
function FileButton() {
  return (
    <section aria-label="Många poster på en gång">
      <h3 className="ready-operations-group">Många poster på en gång</h3>
      <ul className="ready-operations-list">
        <li>
          <button type="button" className="ready-operation" onClick={() => view.set('import')}>
            <span className="ready-operation-title">Läs in en fil</span>
          </button>
        </li>
      </ul>
    </section>
  );
}

function Sides({ chosen }: { chosen: Side }) {
  return (
    <div className="sides" role="group" aria-label="Vad vill du göra?">
      {(Object.keys(NAMES) as Side[]).map(each => (
        <button key={each} type="button" aria-pressed={each === chosen} onClick={() => side.set(each)}>
          {NAMES[each]}
        </button>
      ))}
    </div>
  );
}

/** The way from a search among questions and acts to one among records, which is what many mean by it. */
function RecordSearch({ search, operations }: { search: string; operations: ReadyOperation[] }) {
  const open = useOpen();
  const question = operations.find(each => each.name === SEARCH);
  if (!question) return null;
  return (
    <p className="ready-operations-records">
      Söker du en pilot, en kommun eller något annat i registret?{' '}
      <button type="button" className="button-link" onClick={() => open(question, search ? [[['text'], search]] : [])}>
        {search ? `Sök ”${search}” i registret` : 'Sök i registret'}
      </button>
    </p>
  );
}

/** All ready-made questions and acts by group; a search goes through both. */
export function OperationsList({ operations }: { operations: ReadyOperation[] }) {
  const [search, setSearch] = useState('');
  const isIn = session.use().state === 'in';
  const chosen = side.use() ?? (isIn ? 'acts' : 'questions');
  const open = useOpen();
  const sought = search.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  const hasFile = sought.length ? sought.every(word => FILES.includes(word)) : chosen === 'acts';
  const found = search.trim() ? matching(operations, search) : operations.filter(each => each.acts.length > 0 === (chosen === 'acts'));
  return (
    <>
      <h2 className="workbench-heading">Vad vill du göra?</h2>
      <input
        type="search"
        className="ready-operations-search"
        placeholder="Sök fråga eller handling"
        aria-label="Sök bland frågor och handlingar"
        value={search}
        onChange={event => setSearch(event.target.value)}
      />
      <RecordSearch search={search.trim()} operations={operations} />
      <p className="visually-hidden" role="status">
        {search && `${found.length} av ${operations.length} frågor och handlingar`}
      </p>
      {!search.trim() && <Sides chosen={chosen} />}
      {[...grouped(found)].map(([group, members]) => (
        <section key={group} aria-label={group}>
          <h3 className="ready-operations-group">{group}</h3>
          <ul className="ready-operations-list">
            {members.map(operation => (
              <OperationButton key={operation.name} operation={operation} onOpen={open} />
            ))}
          </ul>
        </section>
      ))}
      {hasFile && <FileButton />}
      {found.length === 0 && !hasFile && <p className="task-note">Inget passar ”{search}”. Pröva med ett kortare ord.</p>}
    </>
  );
}
