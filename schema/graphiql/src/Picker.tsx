import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Choices, type Choice } from './Choices.tsx';
import { carried, steps, taken, unchosen, type Chosen, type Current } from './current.ts';
import { useAllOperations, type Link, type ReadyOperation } from './operations.ts';
import { at } from './paths.ts';

interface Props {
  task: ReadyOperation;
  current: Current;
  /** The fields that the list fills in, for whoever would rather write. */
  children: ReactNode;
}

/** Chooses which record an act is about, and fills in its key and its version. */
export function Picker({ task, current, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState(0);
  const [chosen, setChosen] = useState<Chosen>();
  const before = carried.use();
  const operations = useAllOperations();
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  const link = task.find[place] ?? task.find[0]!;
  const question = operations.find(each => each.name === link.operation);
  const now = Object.keys(link.take).map(each => [steps(each), at(current.variables, steps(each))]);
  const example = now[0]?.[1];
  const isMissing = unchosen.use() && !example;
  // What is told as chosen is what the variables say, also when they are changed by hand.
  const held = [chosen, before].find(each => each?.filled === JSON.stringify(now));
  const choose = ({ row, shown }: Choice) => {
    const all = taken(link, row);
    current.putAll(all);
    setChosen({ shown, filled: JSON.stringify(all) });
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (isMissing) button.current?.focus();
  }, [isMissing]);
  return (
    <section className="picker" aria-label="Vilken post gäller det?">
      <h3>Vilken post gäller det?</h3>
      <p role="status" className="picker-chosen">
        {held ? (
          <>
            Vald: <strong>{held.shown.name}</strong> <span>({held.shown.details.join(', ')})</span>
          </>
        ) : example ? (
          <>
            Nu ifyllt: <span>{String(example)}</span>
          </>
        ) : isMissing ? (
          <span className="field-fault">Välj först vilken post det gäller.</span>
        ) : (
          'Inget är valt ännu.'
        )}
      </p>
      <button
        ref={button}
        type="button"
        className={held ? 'button-quiet' : 'button-main'}
        aria-expanded={isOpen}
        aria-controls={list}
        onClick={() => setOpen(!isOpen)}
      >
        {held ? 'Välj en annan' : 'Välj i listan'}
      </button>
      <div id={list} className="picker-list">
        {isOpen && question && (
          <>
            {task.find.length > 1 && <Kinds links={task.find} operations={operations} place={place} onPlace={setPlace} />}
            <Choices key={link.operation} question={question} link={link} only={task.only} schema={current.schema} onChoose={choose} />
          </>
        )}
      </div>
      <details className="picker-keys">
        <summary>Nyckel och version</summary>
        {children}
      </details>
    </section>
  );
}

interface KindsProps {
  links: Link[];
  operations: ReadyOperation[];
  place: number;
  onPlace: (place: number) => void;
}

/** Which list to choose from, when there are several. */
function Kinds({ links, operations, place, onPlace }: KindsProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Lista</label>
      <select id={id} value={place} onChange={event => onPlace(Number(event.target.value))}>
        {links.map((each, index) => (
          <option key={each.operation} value={index}>
            {operations.find(operation => operation.name === each.operation)?.title}
          </option>
        ))}
      </select>
    </div>
  );
}
