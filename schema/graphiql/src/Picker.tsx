import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Choices, type Choice } from './Choices.tsx';
import { handedOver, isChoiceMissing, pathOf, valuesFor, type Chosen, type Current } from './current.ts';
import { useAllOperations, type Link, type ReadyOperation } from './operations.ts';
import { valueAt } from './paths.ts';

interface Props {
  task: ReadyOperation;
  current: Current;
  /** The fields that the list fills in, for whoever would rather write. */
  children: ReactNode;
}

/** Chooses which record an act is about, and fills in its key and its version. */
export function Picker({ task, current, children }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [listIndex, setListIndex] = useState(0);
  const [chosen, setChosen] = useState<Chosen>();
  const fromLastAct = handedOver.use();
  const operations = useAllOperations();
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  const link = task.find[listIndex] ?? task.find[0]!;
  const question = operations.find(each => each.name === link.operation);
  const now = Object.keys(link.take).map(each => [pathOf(each), valueAt(current.variables, pathOf(each))]);
  const key = now[0]?.[1];
  const isMissing = isChoiceMissing.use() && !key;
  // A record is shown as chosen as long as the variables are those that it filled in; they can be changed by hand.
  const shown = [chosen, fromLastAct].find(each => each?.filled === JSON.stringify(now));
  const choose = ({ row, description }: Choice) => {
    const all = valuesFor(link, row);
    current.putAll(all);
    setChosen({ description, filled: JSON.stringify(all) });
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
        {shown ? (
          <>
            Vald: <strong>{shown.description.name}</strong> <span>({shown.description.details.join(', ')})</span>
          </>
        ) : key ? (
          <>
            Nu ifyllt: <span>{String(key)}</span>
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
        className={shown ? 'button-quiet' : 'button-main'}
        aria-expanded={isOpen}
        aria-controls={list}
        onClick={() => setOpen(!isOpen)}
      >
        {shown ? 'Välj en annan' : 'Välj i listan'}
      </button>
      <div id={list} className="picker-list">
        {isOpen && question && (
          <>
            {task.find.length > 1 && <Kinds links={task.find} operations={operations} index={listIndex} onIndex={setListIndex} />}
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
  index: number;
  onIndex: (index: number) => void;
}

/** Which list to choose from, when there are several. */
function Kinds({ links, operations, index, onIndex }: KindsProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Lista</label>
      <select id={id} value={index} onChange={event => onIndex(Number(event.target.value))}>
        {links.map((each, place) => (
          <option key={each.operation} value={place}>
            {operations.find(operation => operation.name === each.operation)?.title}
          </option>
        ))}
      </select>
    </div>
  );
}
