import { useEffect, useId, useRef, useState } from 'react';
import { Choices, type Choice } from './Choices.tsx';
import { isOfHistory } from './contract.ts';
import { handedOver, standings, type Chosen, type Current } from './current.ts';
import { pathOf, valuesFor } from './links.ts';
import { forget, remember } from './danger.ts';
import { name, useNames } from './form/names.ts';
import { standingOf } from './form/standing.ts';
import { useAllOperations, type Link, type ReadyOperation } from './operations.ts';
import { valueAt } from './paths.ts';
import { isChoiceMissing } from './running.ts';
import { session } from './session.ts';

interface Props {
  task: ReadyOperation;
  current: Current;
}

/** Fetches how the chosen record stands, once for each version of it that someone has seen. */
function useStanding({ schema, task, fillable, isHidden, chosen }: Current, key: string): void {
  const who = session.use().state;
  useEffect(() => {
    if (!schema || !chosen || !key || standings.get().has(chosen)) return undefined;
    let isWanted = true;
    void standingOf(schema, task?.acts[0], fillable, key, isHidden).then(found => {
      if (isWanted) standings.set(new Map(standings.get()).set(chosen, found));
    });
    return () => {
      isWanted = false;
    };
  }, [schema, chosen, key, who]);
}

/** Chooses which record an act is about, and fills in its key and its version. */
export function Picker({ task, current }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [listIndex, setListIndex] = useState(0);
  const [chosen, setChosen] = useState<Chosen>();
  const fromLastAct = handedOver.use();
  const operations = useAllOperations();
  const names = useNames();
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  const link = task.find[listIndex] ?? task.find[0]!;
  const question = operations.find(each => each.name === link.operation);
  const now = Object.keys(link.take).map(each => [pathOf(each), valueAt(current.variables, pathOf(each))]);
  const key = String(now[0]?.[1] ?? '');
  const isMissing = isChoiceMissing.use() && !key;
  useStanding(current, key);
  // A record is shown as chosen as long as the variables are those that it filled in; they can be changed by hand.
  const shown = [chosen, fromLastAct].find(each => each?.filled === JSON.stringify(now));
  const choose = (choice: Choice, others: Choice[]) => {
    const all = valuesFor(link, choice.row);
    name(String(all[0]?.[1]), choice.description.name);
    remember(String(all[0]?.[1]), choice, others);
    // What was changed of one record is not meant for another.
    const changed = [...current.standing.keys(), ...current.fillable.filter(each => isOfHistory(each.field)).map(each => each.name)].map(
      (place): [string[], undefined] => [place.split('.'), undefined],
    );
    current.fill([...(key === String(all[0]?.[1]) ? [] : changed), ...all]);
    setChosen({ description: choice.description, filled: JSON.stringify(all) });
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (isMissing) button.current?.focus();
  }, [isMissing]);
  useEffect(() => forget, []);
  return (
    <section className="picker" aria-label="Vilken post gäller det?">
      <h3>Vilken post gäller det?</h3>
      <p role="status" className="picker-chosen">
        {shown ? (
          <>
            Vald: <strong>{shown.description.name}</strong> {shown.description.details.length > 0 && <span>({shown.description.details.join(', ')})</span>}
          </>
        ) : key ? (
          <>
            Vald: <strong>{names.get(key) ?? key}</strong>
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
        className={key ? 'button-quiet' : 'button-main'}
        aria-expanded={isOpen}
        aria-controls={list}
        onClick={() => setOpen(!isOpen)}
      >
        {key ? 'Välj en annan' : 'Välj i listan'}
      </button>
      <div id={list} className="picker-list">
        {isOpen && question && current.schema && (
          <>
            {task.find.length > 1 && <Kinds links={task.find} operations={operations} index={listIndex} onIndex={setListIndex} />}
            <Choices key={link.operation} question={question} link={link} only={task.only} schema={current.schema} onChoose={choose} />
          </>
        )}
      </div>
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
