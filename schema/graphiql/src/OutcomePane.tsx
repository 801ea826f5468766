import { useGraphiQL } from '@graphiql/react';
import { useEffect, useMemo, useState } from 'react';
import { createPortal } from 'react-dom';
import { useCurrent, view } from './current.ts';
import { OutcomeReport } from './OutcomeReport.tsx';
import { useShownRun } from './shown.ts';
import { outcomeOf } from './outcome.ts';
import { TrySwitch } from './TrySwitch.tsx';
import { workbenchPlugin } from './Workbench.tsx';

/** A place of ours above GraphiQL's answer; GraphiQL itself only has one below it. */
function usePlaceAboveAnswer(): Element | null {
  const [place, setPlace] = useState<Element | null>(null);
  const editor = useGraphiQL(state => state.responseEditor);
  useEffect(() => {
    const answer = document.querySelector('.graphiql-response');
    if (!editor || !answer) return undefined;
    const made = document.createElement('div');
    made.className = 'outcome-place';
    answer.prepend(made);
    setPlace(made);
    return () => made.remove();
  }, [editor]);
  return place;
}

/** What came of the last run, in words, above the answer that it belongs to. */
export function OutcomePane() {
  const place = usePlaceAboveAnswer();
  const [run, isEmpty] = useShownRun();
  const isFetching = useGraphiQL(state => state.isFetching);
  const outcome = useMemo(() => run && outcomeOf(run), [run]);
  const isPanel = useGraphiQL(state => state.visiblePlugin?.title === workbenchPlugin.title);
  const seen = view.use();
  const { task } = useCurrent();
  const isHere = !(isPanel && (seen === 'import' || (seen === 'task' && task)));
  // The page of an operation tells itself what came of it.
  if (!place || !isHere) return null;
  return createPortal(
    <>
      <TrySwitch />
      <section aria-label="Vad som hände" role="status">
        {run && outcome && <OutcomeReport run={run} outcome={outcome} />}
      </section>
      {isEmpty && !isFetching && <p className="outcome-none">Här visas svaret.</p>}
    </>,
    place,
  );
}
