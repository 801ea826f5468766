import { useGraphiQL } from '@graphiql/react';
import { TableView } from './Answer.tsx';
import { goTo } from './goTo.ts';
import { useNames } from './form/names.ts';
import type { ActResult, Outcome } from './outcome.ts';
import { enumsOfRows, rowsReport } from './rows.ts';
import type { Run } from './runs.ts';
import { useWords } from './words.ts';

/** What came of each row of an act on many, with the way to each cell that is wrong. */
export function RowsTable({ result, outcome, run }: { result: ActResult; outcome: Outcome; run: Run }) {
  const schema = useGraphiQL(state => state.schema);
  const words = useWords(['RowOutcome', ...(schema ? enumsOfRows(schema, result.field) : [])]);
  const names = useNames();
  const report = schema && outcome.parsed && rowsReport(result, { schema, parsed: outcome.parsed, variables: run.variables, words, names });
  if (!report) return null;
  return (
    <div className="answer answer-rows">
      <p>{report.summary}</p>
      <TableView
        table={report.table}
        cell={(row, column) => {
          const faults = report.faults[row] ?? [];
          if (column !== report.faultsIn || !faults.length) return undefined;
          return (
            <ul className="cell-faults">
              {faults.map(({ place, message }, index) => (
                <li key={index}>
                  {place && (
                    <button type="button" className="button-link" onClick={() => goTo(place.path)}>
                      {place.label}
                    </button>
                  )}
                  {place && ': '}
                  {message}
                </li>
              ))}
            </ul>
          );
        }}
      />
      {report.right && (
        <details className="rows-right">
          <summary>{report.right.summary}</summary>
          <TableView table={report.right.table} />
        </details>
      )}
    </div>
  );
}
