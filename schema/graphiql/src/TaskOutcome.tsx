import { useGraphiQL } from '@graphiql/react';
import { useEffect, useMemo, useRef } from 'react';
import { Answer, AsJson } from './Answer.tsx';
import { askedBy, enumsOf } from './asked.ts';
import { attempted, type Current } from './current.ts';
import type { Slip } from './form/checking.ts';
import { Next, OutcomeReport } from './OutcomeReport.tsx';
import { goTo } from './goTo.ts';
import type { Outcome } from './outcome.ts';
import { Pages } from './Pages.tsx';
import { PictureView } from './pictures/PictureView.tsx';
import { isUnchanged } from './running.ts';
import type { Run } from './runs.ts';
import { useSaved } from './saved.ts';
import { session } from './session.ts';
import { sectionsOf } from './tables.ts';
import { useWorded } from './useWorded.ts';
import { useWords } from './words.ts';

interface Props {
  current: Current;
  run: Run | undefined;
  outcome: Outcome | undefined;
  slips: Slip[];
}

/** What came of the last run of a ready-made operation, and what must be put right before the next. */
export function TaskOutcome({ current, run, outcome, slips }: Props) {
  const isFetching = useGraphiQL(state => state.isFetching);
  const place = useRef<HTMLElement>(null);
  const isStill = attempted.use() === current.task?.name && isUnchanged(current);
  const isQuestion = outcome?.kind === 'answered';
  useSaved(current, run, outcome);
  // What came of it is brought into sight, while the keyboard stays where it is.
  useEffect(() => {
    if (run) place.current?.scrollIntoView({ block: 'nearest' });
  }, [run]);
  return (
    <section ref={place} className="task-outcome" aria-busy={isFetching}>
      <section aria-label="Vad som hände" role="status" tabIndex={-1} id="outcome">
        {slips.length > 0 && !isStill ? (
          <Slips slips={slips} />
        ) : isStill ? (
          <div className="outcome outcome-careful">
            <p>Inget är ändrat ännu. Ändra något i formuläret, och provkör sedan.</p>
          </div>
        ) : (
          run && outcome && <OutcomeReport run={run} outcome={outcome} />
        )}
      </section>
      {!slips.length && !isStill && run && isQuestion && <QuestionAnswer current={current} run={run} />}
      {!slips.length && !isStill && run && <AsJson value={run.result} />}
      {!run && !slips.length && !isStill && !isFetching && <p className="outcome-none">Här visas svaret.</p>}
    </section>
  );
}

/** What is not filled in as it must be, each with the way there. Nothing was sent. */
function Slips({ slips }: { slips: Slip[] }) {
  return (
    <div className="outcome outcome-refused">
      <h3>{slips.length === 1 ? 'En sak behöver rättas först.' : `${slips.length} saker behöver rättas först.`}</h3>
      <ul>
        {slips.map(({ path, label, message }) => (
          <li key={path.join('.')}>
            <button type="button" className="button-link" onClick={() => goTo(path)}>
              {label}
            </button>
            : {message}
          </li>
        ))}
      </ul>
      <p>Inget är skickat.</p>
    </div>
  );
}

/** The answer to a question, in words. */
function QuestionAnswer({ current, run }: { current: Current; run: Run }) {
  const { schema, parsed, task } = current;
  const asked = useMemo(() => askedBy(schema, parsed?.document), [schema, parsed]);
  const words = useWords(enumsOf(asked));
  const data = useWorded(schema, run.result.data, asked);
  const sections = useMemo(() => (data ? sectionsOf(data, asked, words, task?.called) : []), [data, asked, words, task]);
  const isOut = session.use().state === 'out';
  if (!data) return null;
  const lacksSomething = !sections.length || sections.some(({ tables }) => tables.some(({ rows }) => !rows.length));
  return (
    <>
      {task?.pictures.map(each => <PictureView key={each.place} picture={each} data={data} asked={asked} words={words} called={task.called} />)}
      {sections.length ? <Answer sections={sections} /> : <p className="outcome-none">Registret har inget om det.</p>}
      <Pages current={current} run={run} />
      <Next from={data} />
      {isOut && lacksSomething && (
        <p className="outcome-none">Du är inte inloggad. Det som inte är publicerat, och det som väntar på någon, visas bara för den som har loggat in.</p>
      )}
    </>
  );
}
