import { useEffect, useRef, type ReactNode } from 'react';
import { TableView } from '../Answer.tsx';
import { sentence, useWords } from '../words.ts';
import { called, changes, counted, firstRows, onScreen, OUTCOMES, parted, reportOf, WRONG, type Outcome as RowOutcome } from './came.ts';
import type { Read } from './reading.ts';
import { isBusy, keep, mean, readAndTry, stop, choice, work, type Work } from './work.ts';
import { missingTable, withdrawn } from './whole.ts';

const rowsInWords = (count: number) => `${count.toLocaleString('sv')} ${count === 1 ? 'rad' : 'rader'}`;

/** A table that is only read. */
function Plain({ title, columns, rows }: { title: string; columns: ReactNode[]; rows: ReactNode[][] }) {
  return (
    <div className="answer-table">
      <div className="answer-head">
        <h4>{title}</h4>
      </div>
      <div className="answer-scroll" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              {columns.map((each, place) => (
                <th key={place} scope="col">
                  {each}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((each, place) => (
                  <td key={place}>{each}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** How the file was read: what its headings mean, its first rows, and what is doubtful, each with its row and column. */
function Understood({ read }: { read: Read }) {
  const words = useWords(read.columns.flatMap(each => each.enum ?? []));
  const first = firstRows(read, words);
  const unread = read.doubts.filter(each => each.row === null && each.heading !== null);
  const columns = first.headings.map((heading, place) => {
    const called = (read.columns[place]?.words ?? []).map(sentence).join(', ');
    return (
      <>
        {heading}
        {called.toLocaleLowerCase('sv') !== heading.trim().toLocaleLowerCase('sv') && <small>{called}</small>}
      </>
    );
  });
  const doubts = read.doubts.map(({ row, heading, message }) => [row === null ? '' : String(row), heading ?? '', message]);
  return (
    <section className="answer import-read" aria-label="Så lästes filen">
      <h3>Så lästes filen</h3>
      <p>
        {rowsInWords(read.rows.length + read.refused.length + read.again.length)} och {read.columns.length} kolumner.
        {unread.length > 0 && ` Läses inte: ${unread.map(each => each.heading).join(', ')}.`}
      </p>
      {first.rows.length > 0 && (
        <Plain title="De första raderna" columns={['Rad', ...columns]} rows={first.rows.map((cells, place) => [String(first.numbers[place]), ...cells])} />
      )}
      {doubts.length > 0 ? (
        <TableView table={{ title: 'Tveksamt i filen', columns: ['Rad', 'Kolumn', 'Vad'], rows: doubts, count: read.doubted }} />
      ) : (
        <p>Inget i filen är tveksamt.</p>
      )}
    </section>
  );
}

function Sending({ current }: { current: Work }) {
  const { read, done, step } = current;
  const all = read?.rows.length ?? 0;
  const what = step === 'reading' ? 'Läser filen' : step === 'trying' ? 'Provkör' : 'Läser in';
  return (
    <div className="outcome">
      <label htmlFor="import-progress">
        {what}
        {read ? `: ${done.toLocaleString('sv')} av ${rowsInWords(all)}` : ' …'}
      </label>
      <progress id="import-progress" max={all || 1} value={read ? done : undefined} />
      {step === 'keeping' && !current.isWhole && (
        <button type="button" className="button-quiet" onClick={stop}>
          Avbryt
        </button>
      )}
    </div>
  );
}

const IN_ORDER: RowOutcome[] = ['CREATED', 'UPDATED', 'UNCHANGED', 'DIFFERS', 'CONFLICT', 'REFUSED'];

function Counts({ current }: { current: Work }) {
  const counts = counted(current.came);
  const unknown = [...counts.keys()].filter(each => !OUTCOMES.includes(each));
  const told = [...IN_ORDER, ...unknown].filter(each => each !== 'DIFFERS' || counts.get(each));
  return (
    <ul className="import-counts">
      {told.map(each => {
        const count = counts.get(each) ?? 0;
        const look = each === 'UNCHANGED' || !count ? undefined : WRONG.includes(each) ? 'count-wrong' : 'count-some';
        return (
          <li key={each} className={look}>
            <strong>{count.toLocaleString('sv')}</strong> {called(each, current.step === 'tried', count)}
          </li>
        );
      })}
    </ul>
  );
}

/** What would come of the file, in a sentence. */
function trialInWords({ came, missing }: Work): string {
  const counts = counted(came);
  const wrong = WRONG.reduce((sum, each) => sum + (counts.get(each) ?? 0), 0);
  if (changes(came) || withdrawn(missing).length) return wrong ? 'Inget är sparat ännu. Rader som krockar eller vägras lämnas utanför.' : 'Inget är sparat ännu.';
  if (!came.length) return 'Det finns inga rader i filen.';
  return wrong ? 'Ingen rad går att läsa in som den är. Rätta filen och provkör igen.' : 'Inget ändras: allt i filen står redan så i registret.';
}

const recordsInWords = (count: number) => (count === 1 ? 'en post' : `${count.toLocaleString('sv')} poster`);

/** What the file lacks of what its source has told of, and whether that is to be withdrawn. */
function Lacking({ current }: { current: Work }) {
  const { missing, isMany, isMeant, step, fault } = current;
  const isTried = step === 'tried';
  const count = withdrawn(missing).length;
  const left = missing.length - count;
  if (!missing.length) return fault ? null : <p>Allt som källan har berättat om finns i filen, så inget återtas.</p>;
  return (
    <div className="import-lacking">
      <p>
        {isTried ? 'Källan har berättat om det här förut, och det finns inte i filen.' : `${count ? sentence(recordsInWords(count)) : 'Ingen post'} återtogs. En återtagen post finns kvar med sin historik, och kan återställas.`}
        {isTried && count > 0 && ` ${sentence(recordsInWords(count))} återtas när du läser in.`}
        {left > 0 && ` ${sentence(recordsInWords(left))} står kvar: varför står i tabellen.`}
      </p>
      {isTried && isMany && <p className="import-many">Det är mer än en tiondel av vad källan har berättat om. Se efter att filen är hel.</p>}
      <div className="answer answer-rows" aria-live="off">
        <TableView table={missingTable(missing, isTried)} whole={missingTable(missing, isTried, true)} />
      </div>
      {isTried && count > 0 && !fault && (
        <label className="import-meant">
          <input type="checkbox" checked={isMeant} onChange={event => mean(event.target.checked)} /> Återta {count === 1 ? 'posten' : `de ${count.toLocaleString('sv')} posterna`}
        </label>
      )}
    </div>
  );
}

/** What came of the rows: tried, with the way to keep it, or kept. */
function Outcome({ current }: { current: Work }) {
  const { step, came, fault, read, sent, name, source } = current;
  const isTried = step === 'tried';
  const goOn = (what: () => Promise<void>) => {
    // The button goes, so whoever pressed it goes on at what comes of it.
    document.getElementById('outcome')?.focus();
    void what();
  };
  const again = () => sent && readAndTry(choice.get().type, source, sent, name, current.isWhole);
  const waits = isTried && withdrawn(current.missing).length > 0 && !current.isMeant;
  const kind = fault ? 'outcome-careful' : isTried ? 'outcome-tried' : 'outcome-done';
  return (
    <div className={`outcome ${kind}`}>
      <h3>{isTried ? 'Provkört' : 'Inläst'}: {name}</h3>
      {fault && <p>{isTried ? fault : current.isWhole ? `${fault} Inget är sparat. Provkör igen.` : `${fault} ${rowsInWords(came.length)} av ${read?.rows.length.toLocaleString('sv')} är behandlade, och det som inte vägrades är sparat. Läs in samma fil igen: det står då redan så.`}</p>}
      <Counts current={current} />
      {came.some(each => each.disputed.length > 0) && <p>Där en källa som går före säger något annat står dess uppgift kvar.</p>}
      {!fault && <p>{isTried ? trialInWords(current) : 'Varje post har sin historik. Samma fil igen ändrar inget.'}</p>}
      {current.isWhole && <Lacking current={current} />}
      {isTried && !fault && (changes(came) || withdrawn(current.missing).length > 0) ? (
        <>
          <button type="button" className="button-main" aria-disabled={waits || undefined} aria-describedby={waits ? 'import-waits' : undefined} onClick={() => !waits && goOn(keep)}>
            Läs in
          </button>
          {waits && (
            <p className="field-help" id="import-waits">
              Bocka i om det ska återtas. Ska det stå kvar: ta bort bocken vid <em>Filen är allt som källan har</em>, och provkör igen.
            </p>
          )}
        </>
      ) : (
        (!isTried || fault) && (
          <button type="button" className="button-quiet" onClick={() => goOn(async () => again())}>
            Provkör samma fil igen
          </button>
        )
      )}
    </div>
  );
}

/** What is told of the file, as far as one has come. */
export function FileReport() {
  const current = work.use();
  const { step, fault, read, came } = current;
  const place = useRef<HTMLElement>(null);
  const words = useWords((read?.columns ?? []).flatMap(each => each.enum ?? []));
  const isDone = step === 'tried' || step === 'kept';
  useEffect(() => {
    if (isDone || fault) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isDone, fault]);
  const report = isDone && read ? reportOf(read, came, step === 'tried', words) : undefined;
  const parts = report && step === 'tried' ? parted(report, came) : undefined;
  return (
    <section className="task-outcome import-outcome" aria-busy={isBusy(current)}>
      <section ref={place} aria-label="Vad som hände" role="status" tabIndex={-1} id="outcome">
        {step === 'choosing' && fault && (
          <div className="outcome outcome-refused">
            <h3>Filen är inte läst.</h3>
            <p>{fault}</p>
          </div>
        )}
        {isDone && <Outcome current={current} />}
      </section>
      {isBusy(current) && <Sending current={current} />}
      {report && report.rows.length > 0 && (
        <div className="answer answer-rows">
          <TableView table={onScreen(parts?.wrong ?? report)} whole={parts?.wrong ?? report} />
          {parts && (
            <details className="rows-right">
              <summary>{parts.right.summary}</summary>
              <TableView table={onScreen(parts.right.table)} whole={parts.right.table} />
            </details>
          )}
        </div>
      )}
      {read && <Understood read={read} />}
      {step === 'choosing' && !fault && <p className="outcome-none">Här visas hur filen förstås, och vad som skulle hända.</p>}
    </section>
  );
}
