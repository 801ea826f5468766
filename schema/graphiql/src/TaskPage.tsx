import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useCode, useHiddenCode } from './code.ts';
import { useRun, view, type Current } from './current.ts';
import { Form } from './form/Form.tsx';
import { faultsIn, useShownOutcome } from './shown.ts';
import { Picker } from './Picker.tsx';
import { Prose } from './Prose.tsx';
import { RunBar } from './RunBar.tsx';
import type { ReadyOperation } from './operations.ts';
import { session } from './session.ts';
import { useWords } from './words.ts';

/** Who may do an act; nothing when whoever is signed in may. */
function Allowed({ reach }: Pick<ReadyOperation, 'reach'>) {
  const who = session.use();
  const words = useWords(['Role']).Role ?? {};
  if (who.state === 'in' && who.role in reach) return null;
  const people = Object.entries(reach).filter(([role]) => role !== 'INTEGRATION');
  const names = people.map(([role, how]) => `${words[role]?.label ?? role}${how === 'OWN' ? ' (egna poster)' : ''}`);
  return (
    <p className={who.state === 'in' ? 'task-note' : 'task-allowed'}>
      {who.state === 'in' && 'Din behörighet räcker inte för det här. '}
      Görs av {names.join(', ')}.
    </p>
  );
}

interface Props {
  task: ReadyOperation;
  current: Current;
}

/** One ready-made operation: what it does, what it needs, and the button that runs it. */
export function TaskPage({ task, current }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const run = useRun();
  const outcome = useShownOutcome();
  const [isCode, toggleCode] = useCode(task.acts.length > 0);
  useHiddenCode(!isCode);
  const faults = useMemo(() => faultsIn(outcome, current.schema), [outcome, current.schema]);
  // Screen readers say what has opened, and the keyboard goes on from the top of it.
  useEffect(() => heading.current?.focus(), [task.name]);
  // The variables that the list fills in stand folded away below it.
  const picked = new Set(task.find.flatMap(link => Object.keys(link.take).map(variable => variable.split('.')[0])));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void run();
  };
  return (
    <article className="task" aria-labelledby="task-heading" onKeyDown={onKeyDown}>
      <p className="task-top">
        <button type="button" className="button-quiet" onClick={() => view.set('list')}>
          ‹ Till listan
        </button>
        <button type="button" className="button-quiet" aria-pressed={isCode} onClick={toggleCode}>
          Visa koden
        </button>
      </p>
      <h2 id="task-heading" tabIndex={-1} ref={heading}>
        {task.title}
      </h2>
      <p>
        <Prose text={task.description} />
      </p>
      {task.acts.length > 0 && <Allowed reach={task.reach} />}
      {task.find.length > 0 && (
        <Picker key={task.name} task={task} current={current}>
          <Form current={current} faults={faults} which={name => picked.has(name)} />
        </Picker>
      )}
      <Form current={current} faults={faults} which={name => !picked.has(name)} />
      <RunBar current={current} />
    </article>
  );
}
