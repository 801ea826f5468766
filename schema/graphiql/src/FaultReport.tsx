import { useGraphiQL } from '@graphiql/react';
import { getNamedType, isEnumType } from 'graphql';
import { useMemo } from 'react';
import { askedBy, below, enumsOf } from './asked.ts';
import { typeAt } from './contract.ts';
import { useCurrent } from './current.ts';
import { goTo } from './goTo.ts';
import { moment } from './moments.ts';
import type { Fault, Outcome } from './outcome.ts';
import { described } from './records.ts';
import { faultInWords, isOfRow } from './rows.ts';
import { RowsTable } from './RowsTable.tsx';
import type { Run } from './runs.ts';
import { placeOf, variablesOf, type Place } from './variables.ts';
import { inWords, sentence, useWords } from './words.ts';

/** What must be put right, and where. */
export function FaultReport({ outcome, run }: { outcome: Outcome; run: Run }) {
  const schema = useGraphiQL(state => state.schema);
  const { parsed, kind, results } = outcome;
  const variables = useMemo(() => (schema && parsed ? variablesOf(schema, parsed) : []), [schema, parsed]);
  // What is wrong in a row is told with the row.
  const hasRows = results.some(({ payload }) => payload.rows?.length);
  const faults = outcome.faults.filter(each => !(hasRows && isOfRow(each)));
  const places = faults.map(({ act, field }) => (parsed && act && field ? placeOf(schema, parsed, act, field) : undefined));
  const types = places.map(place => place && typeAt(variables, place.path));
  const words = useWords(['UserErrorCode', ...types.flatMap(type => (type && isEnumType(getNamedType(type)) ? [getNamedType(type).name] : []))]);
  return (
    <div className="outcome outcome-refused">
      <h3>{kind === 'failed' ? 'Registret kunde inte svara.' : 'Det gick inte. Inget är sparat.'}</h3>
      {faults.length > 0 && (
      <ul>
        {faults.map((fault, index) => {
          const isConflict = fault.code === 'CONFLICT' && fault.current;
          const place = places[index];
          return (
            <li key={index}>
              <p>
                {fault.code && kind === 'refused' && <strong>{sentence(inWords(words, 'UserErrorCode', fault.code))}. </strong>}
                {isConflict ? fault.message : faultInWords(fault, types[index], words)}
              </p>
              {place && !isConflict && <Where place={place} />}
              {fault.inEnglish && (
                <p lang="en" className="field-help">
                  {fault.inEnglish}
                </p>
              )}
              {isConflict && <Conflict fault={fault} outcome={outcome} place={place} />}
            </li>
          );
        })}
      </ul>
      )}
      {results.map(each => (
        <RowsTable key={each.act} result={each} outcome={outcome} run={run} />
      ))}
    </div>
  );
}

/** Which field is at fault, as a button that leads there. */
function Where({ place }: { place: Place }) {
  return (
    <p>
      Gäller:{' '}
      <button type="button" className="button-link" onClick={() => goTo(place.path)}>
        {place.label}
      </button>
    </p>
  );
}

/** Somebody else has changed the record: how it stands now, and how to go on. */
function Conflict({ fault, outcome, place }: { fault: Fault; outcome: Outcome; place: Place | undefined }) {
  const schema = useGraphiQL(state => state.schema);
  const { fill } = useCurrent();
  const asked = useMemo(() => askedBy(schema, outcome.parsed?.document), [schema, outcome.parsed]);
  const words = useWords(enumsOf(asked));
  const { current } = fault;
  const version = current?.version;
  if (!current || typeof version !== 'number') return null;
  const now = described(current, below(asked, fault.act ?? '', 'userErrors', 'current'), words);
  const at = typeof current.updatedAt === 'string' ? moment(current.updatedAt, 'long') : '';
  return (
    <>
      <p>
        Så står posten nu: <strong>{now.name}</strong>
        {now.details.length > 0 && ` (${now.details.join(', ')})`}
        {at && `, ändrad ${at}`}. Läs den igen. Gäller din ändring fortfarande, ta den nya versionen och provkör på nytt.
      </p>
      {place && (
        <button type="button" className="button-quiet" onClick={() => fill([[place.path, version]])}>
          Använd version {version}
        </button>
      )}
    </>
  );
}
