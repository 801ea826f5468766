import { useGraphiQL } from '@graphiql/react';
import { useMemo } from 'react';
import { Answer } from './Answer.tsx';
import { askedBy, below, enumsOf, type Asked } from './asked.ts';
import { term } from './contract.ts';
import { confirming } from './Confirm.tsx';
import { useCurrent, useOpen } from './current.ts';
import { valuesFor } from './links.ts';
import { FaultReport } from './FaultReport.tsx';
import { goTo } from './goTo.ts';
import { isMaking, isWhole } from './making.ts';
import { useAllOperations } from './operations.ts';
import type { ActResult, Outcome, Warning } from './outcome.ts';
import { described, recordsOf, type Description, type Row } from './records.ts';
import { isOfRow } from './rows.ts';
import { RowsTable } from './RowsTable.tsx';
import { useRun } from './running.ts';
import type { Run } from './runs.ts';
import { isStale } from './saved.ts';
import { Secret } from './Secret.tsx';
import { sectionsOf } from './tables.ts';
import { saving } from './trying.ts';
import { useWorded } from './useWorded.ts';
import { Warnings } from './Warnings.tsx';
import { useWords, type Words } from './words.ts';

interface Props {
  run: Run;
  outcome: Outcome;
}

/** What came of a run, in words. */
export function OutcomeReport({ run, outcome }: Props) {
  switch (outcome.kind) {
    case 'done':
      return <DoneReport run={run} outcome={outcome} />;
    case 'refused':
    case 'failed':
      return <FaultReport outcome={outcome} run={run} />;
    case 'unknown':
      return (
        <div className="outcome outcome-careful">
          <p>
            Svaret säger inte hur det gick. Lägg till <code>userErrors {'{ code field message hint }'}</code> i handlingen.
          </p>
        </div>
      );
    case 'answered':
      return outcome.warnings.length ? <Careful warnings={outcome.warnings} /> : null;
  }
}

/** What to bear in mind when an answer is read. */
function Careful({ warnings }: { warnings: Warning[] }) {
  return (
    <div className="outcome outcome-careful">
      <Warnings warnings={warnings} asked={new Map()} words={useWords(['WarningCode'])} />
    </div>
  );
}

/** Describes the records that an act answered with; also what was asked for, and the words for its enums. */
function useDescribed(outcome: Outcome): [(result: ActResult) => Description[], Asked, Words] {
  const schema = useGraphiQL(state => state.schema);
  const asked = useMemo(() => askedBy(schema, outcome.asked?.document), [schema, outcome.asked]);
  const words = useWords([...enumsOf(asked), 'WarningCode']);
  return [
    ({ act, payload }) => recordsOf(payload).map(({ row, key }) => described(row, below(asked, act, key), words)),
    asked,
    words,
  ];
}

function DoneReport({ run, outcome }: Props) {
  const schema = useGraphiQL(state => state.schema);
  const { task } = useCurrent();
  const [describe, asked, words] = useDescribed(outcome);
  const { isTried, results } = outcome;
  const data = useWorded(schema, run.result.data, asked);
  const acts = schema?.getMutationType()?.getFields() ?? {};
  const called = (act: string) => term(acts[act]?.description, act).toLocaleLowerCase('sv');
  const hasRows = results.some(({ payload }) => payload.rows?.length);
  const isTask = task?.acts.join() === results.map(each => each.field).join();
  return (
    <div className={isTried ? 'outcome outcome-tried' : 'outcome outcome-done'}>
      {results.map(result => (
        <div key={result.act}>
          <h3>
            {isTried ? 'Provkört' : 'Sparat'}: {(isTask && task.done) || called(result.field)}.
          </h3>
          {isTried && <p>Så skulle det bli. Inget är sparat.</p>}
          <RowsTable result={result} outcome={outcome} run={run} />
          <Answer sections={sectionsOf((data?.[result.act] ?? result.payload) as Row, below(asked, result.act), words, task?.called, '')} />
          {!isTried && <Secret run={run} />}
        </div>
      ))}
      <Warnings warnings={outcome.warnings.filter(each => !(hasRows && isOfRow(each)))} asked={asked} words={words} />
      {isTried && <SaveIt run={run} />}
      {!isTried && isTask && results[0] && (
        <>
          <Next from={results[0].payload} about={describe(results[0])[0]} />
          <Another outcome={outcome} />
        </>
      )}
    </div>
  );
}

/** Of an act that makes something: that the form is empty again, and the way to its beginning. */
function Another({ outcome }: { outcome: Outcome }) {
  const current = useCurrent();
  const first = current.fillable.find(each => !current.isHidden([each.name]));
  if (!first || !isMaking(current) || !isWhole(outcome)) return null;
  return (
    <p className="outcome-next">
      Formuläret är tömt.{' '}
      <button type="button" className="button-quiet" onClick={() => goTo([first.name])}>
        {current.task?.find.length ? 'Gör en till' : 'Skapa en till'}
      </button>
    </p>
  );
}

/** Saves what was tried, and nothing else: what has changed since must be tried first. */
function SaveIt({ run }: { run: Run }) {
  const start = useRun();
  const current = useCurrent();
  const save = async () => {
    // The button goes, so whoever pressed it goes on at what came of it.
    document.getElementById('outcome')?.focus();
    await saving(run, start);
  };
  if (current.task && isStale(run, current)) {
    return (
      <>
        <p className="outcome-stale">
          <strong>Formuläret är ändrat sedan du provkörde.</strong> Provkör igen, så får du se hur det blir innan du sparar.
        </p>
        <button type="button" className="button-main" onClick={() => void start()}>
          Provkör igen
        </button>
      </>
    );
  }
  return (
    <button type="button" className="button-main" onClick={() => (current.task?.final ? confirming.set(() => void save()) : void save())}>
      Spara på riktigt
    </button>
  );
}

/** What often follows, with its variables filled in from the answer, if there is anything in it to fill in. */
export function Next({ from, about }: { from: unknown; about?: Description }) {
  const { task } = useCurrent();
  const operations = useAllOperations();
  const open = useOpen();
  const next = task?.next.flatMap(link => {
    const operation = operations.find(each => each.name === link.operation);
    const given = valuesFor(link, from);
    return operation && given.some(([, value]) => value !== undefined) ? [{ operation, given }] : [];
  });
  if (!next?.length) return null;
  return (
    <p className="outcome-next">
      Sedan:{' '}
      {next.map(({ operation, given }) => (
        <button key={operation.name} type="button" className="button-quiet" onClick={() => open(operation, given, about)}>
          {operation.title}
        </button>
      ))}
    </p>
  );
}
