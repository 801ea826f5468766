import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { Confirm } from './Confirm.tsx';
import { useOwnKeyWarnings } from './danger.ts';
import type { Current } from './current.ts';
import { Form } from './form/Form.tsx';
import { faultsIn, useShownRun } from './shown.ts';
import { Picker } from './Picker.tsx';
import { Prose } from './Prose.tsx';
import { RunBar } from './RunBar.tsx';
import { useRun, useSlips } from './running.ts';
import type { ReadyOperation } from './operations.ts';
import { outcomeOf } from './outcome.ts';
import { openAct } from './runs.ts';
import { session } from './session.ts';
import { TaskOutcome } from './TaskOutcome.tsx';
import { useWords } from './words.ts';

/** Who may do an act; nothing when whoever is signed in may. */
function Allowed({ reach }: Pick<ReadyOperation, 'reach'>) {
  const who = session.use();
  const words = useWords(['Role']).Role ?? {};
  if (who.state === 'in' && who.role in reach) return null;
  const people = Object.entries(reach).filter(([role]) => !role.endsWith('INTEGRATION'));
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

/** One ready-made operation: what it does, what it needs, the button that runs it, and what came of that. */
export function TaskPage({ task, current }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const start = useRun();
  const [run] = useShownRun();
  const outcome = useMemo(() => run && outcomeOf(run), [run]);
  const slips = useSlips(current);
  const warnings = useOwnKeyWarnings();
  const faults = useMemo(() => {
    const told = faultsIn(run, outcome, current);
    return new Map([...told, ...slips.map(each => [each.path.join('.'), each.message] as const)]);
  }, [run, outcome, current.schema, current.variables, slips]);
  useEffect(() => {
    openAct.set({ schema: current.schema, query: task.query });
    return () => openAct.set({});
  }, [current.schema, task.query]);
  // Screen readers say what has opened, and the keyboard goes on from the top of it.
  useEffect(() => heading.current?.focus(), [task.name]);
  const onKeyDown = (event: KeyboardEvent) => {
    // What is written on one line in a question is asked with Enter, as in any search; a list to choose from has its own use of it.
    const isLine = event.target instanceof HTMLInputElement && event.target.type === 'text' && event.target.role !== 'combobox';
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !(event.ctrlKey || event.metaKey || (isLine && !task.acts.length))) return;
    event.preventDefault();
    void start();
  };
  return (
    <article className="task" aria-labelledby="task-heading" onKeyDown={onKeyDown}>
      <div className="task-columns">
        <div className="task-fill">
          <h2 id="task-heading" tabIndex={-1} ref={heading}>
            {task.title}
          </h2>
          <p>
            <Prose text={task.description} />
          </p>
          {task.final && <p className="task-note">{task.final}</p>}
          {task.acts.length > 0 && <Allowed reach={task.reach} />}
          {task.find.length > 0 && <Picker key={task.name} task={task} current={current} />}
          {warnings.map(each => (
            <p key={each} className="task-note" role="status">
              {each}
            </p>
          ))}
          <Form current={current} faults={faults} />
          <RunBar current={current} />
        </div>
        <TaskOutcome current={current} run={run} outcome={outcome} slips={slips} />
      </div>
      <Confirm />
    </article>
  );
}
