import { useGraphiQL } from '@graphiql/react';
import { useMemo } from 'react';
import { askedBy, below, enumsOf, type Asked } from './asked.ts';
import { term } from './contract.ts';
import { taken, useCurrent, useOpen, useRun } from './current.ts';
import { FaultWords } from './FaultWords.tsx';
import { useAllOperations } from './operations.ts';
import type { Deed, Outcome, Warning } from './outcome.ts';
import { described, recordsOf, type Description } from './records.ts';
import type { Run } from './runs.ts';
import { Secret } from './Secret.tsx';
import { saving } from './trying.ts';
import { inWords, sentence, useWords, type Words } from './words.ts';

interface Props {
  run: Run;
  outcome: Outcome;
}

export function OutcomeWords({ run, outcome }: Props) {
  switch (outcome.kind) {
    case 'done':
      return <DoneWords run={run} outcome={outcome} />;
    case 'refused':
    case 'failed':
      return <FaultWords outcome={outcome} />;
    case 'unsaid':
      return (
        <div className="outcome outcome-careful">
          <p>
            Svaret säger inte hur det gick. Lägg till <code>userErrors {'{ code field message hint }'}</code> i handlingen.
          </p>
        </div>
      );
    case 'answered':
      return outcome.warnings.length ? (
        <div className="outcome outcome-careful">
          <Warnings warnings={outcome.warnings} asked={new Map()} words={{}} />
        </div>
      ) : null;
  }
}

/** Records of an answer in words, with the enums' own words. */
function useDescribed(outcome: Outcome): [(deed: Deed) => Description[], Asked, Words] {
  const schema = useGraphiQL(state => state.schema);
  const asked = useMemo(() => askedBy(schema, outcome.found?.document), [schema, outcome.found]);
  const words = useWords([...enumsOf(asked), 'WarningCode']);
  return [
    ({ act, payload }) => recordsOf(payload).map(({ row, key }) => described(row, below(asked, act, key), words)),
    asked,
    words,
  ];
}

function DoneWords({ run, outcome }: Props) {
  const schema = useGraphiQL(state => state.schema);
  const { task } = useCurrent();
  const [describe, asked, words] = useDescribed(outcome);
  const { isTried, deeds } = outcome;
  const acts = schema?.getMutationType()?.getFields() ?? {};
  const called = (act: string) => term(acts[act]?.description, act).toLocaleLowerCase('sv');
  const isTask = task?.acts.join() === deeds.map(each => each.field).join();
  return (
    <div className={isTried ? 'outcome outcome-tried' : 'outcome outcome-done'}>
      {deeds.map(deed => (
        <div key={deed.act}>
          <h3>
            {isTried ? 'Provkört' : 'Sparat'}: {(isTask && task.done) || called(deed.field)}.
          </h3>
          {isTried && <p>Så skulle det bli. Inget är sparat.</p>}
          <ul>
            {describe(deed).map((each, place) => (
              <li key={place}>
                <strong>{each.name}</strong>
                {each.details.length > 0 && ` (${each.details.join(', ')})`}
              </li>
            ))}
          </ul>
          {!isTried && deed.payload.secret && <Secret secret={deed.payload.secret} />}
        </div>
      ))}
      <Warnings warnings={outcome.warnings} asked={asked} words={words} />
      {isTried ? <SaveIt run={run} /> : isTask && deeds[0] && <Next deed={deeds[0]} shown={describe(deeds[0])[0]} />}
    </div>
  );
}

/** Saves just what was tried. */
function SaveIt({ run }: { run: Run }) {
  const start = useRun();
  return (
    <button
      type="button"
      className="button-main"
      onClick={() => void saving(run, start)}
    >
      Spara på riktigt
    </button>
  );
}

/** What often follows, with its variables taken from the answer. */
function Next({ deed, shown }: { deed: Deed; shown: Description | undefined }) {
  const { task } = useCurrent();
  const operations = useAllOperations();
  const open = useOpen();
  const next = task?.next.flatMap(link => {
    const operation = operations.find(each => each.name === link.operation);
    return operation ? [{ operation, given: taken(link, deed.payload) }] : [];
  });
  if (!next?.length) return null;
  return (
    <p className="outcome-next">
      Sedan:{' '}
      {next.map(({ operation, given }) => (
        <button key={operation.name} type="button" className="button-quiet" onClick={() => open(operation, given, shown)}>
          {operation.title}
        </button>
      ))}
    </p>
  );
}

function Warnings({ warnings, asked, words }: { warnings: Warning[]; asked: Asked; words: Words }) {
  if (!warnings.length) return null;
  return (
    <div className="outcome-warnings">
      <h4>Att se över</h4>
      <ul>
        {warnings.map(({ act = '', code, message, messageSv, hint, records = [] }, place) => (
          <li key={place}>
            {code && <strong>{sentence(inWords(words, 'WarningCode', code))}. </strong>}
            {messageSv ?? message} {hint && <span lang="en">{hint}</span>}
            {records.length > 0 && ` (${records.map(each => described(each, below(asked, act, 'warnings', 'records'), words).name).join('; ')})`}
          </li>
        ))}
      </ul>
    </div>
  );
}
