import { useState, type ReactNode } from 'react';
import { Hits } from './Hits.tsx';
import { csv, filled, type Section, type Table } from './tables.ts';
import { workbook } from './workbooks.ts';

function download(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

const fileOf = (title: string) => `${title.toLocaleLowerCase('sv').replace(/[^a-zåäö0-9]+/g, '-').replace(/^-|-$/g, '') || 'svar'}`;

const MOST = 50;

interface TableProps {
  table: Table;
  /** What stands in a cell, where that is more than its text. */
  cell?: (row: number, column: number) => ReactNode | undefined;
  /** What is taken along, where that is more than what is shown. */
  whole?: Table;
}

/** A list as a table, which can be taken along. */
export function TableView({ table, cell, whole = table }: TableProps) {
  const [isWhole, setWhole] = useState(false);
  const { title, columns, rows, count } = table;
  const shown = isWhole ? rows : rows.slice(0, MOST);
  const told = count !== undefined && count > rows.length ? `${rows.length} av ${count}` : String(rows.length);
  if (table.found) {
    return (
      <div className="answer-table">
        <TableHead table={table} whole={whole} told={rows.length ? told : 'inga träffar'} />
        <Hits found={table.found} title={title} />
      </div>
    );
  }
  if (!rows.length) return <p className="answer-none">{title}: inget i registret.</p>;
  // A column that is empty all through is told of in words, so that nobody takes it for one that was not asked for.
  const places = filled(table);
  const empty = columns.filter((_, place) => !places.includes(place));
  return (
    <div className="answer-table">
      <TableHead table={table} whole={whole} told={told} />
      <div className="answer-scroll" tabIndex={0} role="region" aria-label={title}>
        <table>
          <thead>
            <tr>
              {places.map(place => (
                <th key={place} scope="col">
                  {columns[place]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index}>
                {places.map(place => (
                  <Cell key={place} text={row[place] ?? ''}>
                    {cell?.(index, place)}
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {empty.length > 0 && <p className="answer-none">Ingen uppgift på någon rad: {empty.join('; ')}.</p>}
      {rows.length > shown.length && (
        <button type="button" className="button-quiet" onClick={() => setWhole(true)}>
          Visa alla {rows.length} rader
        </button>
      )}
    </div>
  );
}

/** What a table is called, how long it is, and how it is taken along. */
function TableHead({ table: { title, rows, count }, whole, told }: { table: Table; whole: Table; told: string }) {
  const taken = count !== undefined && count > rows.length ? `Ladda ned dessa ${rows.length}` : 'Ladda ned';
  return (
    <div className="answer-head">
      <h4>
        {title} <small>({told})</small>
      </h4>
      {rows.length > 0 && (
        <span>
          <button type="button" className="button-quiet" aria-label={`${taken} som Excel: ${title}`} onClick={() => void workbook(whole).then(file => download(`${fileOf(title)}.xlsx`, file))}>
            {taken} som Excel
          </button>
          <button type="button" className="button-quiet" aria-label={`${taken} som CSV: ${title}`} onClick={() => download(`${fileOf(title)}.csv`, new Blob([csv(whole)], { type: 'text/csv;charset=utf-8' }))}>
            CSV
          </button>
        </span>
      )}
    </div>
  );
}

/** A text in a table, or what is shown in its stead. */
function Cell({ text, children }: { text: string; children?: ReactNode }) {
  const kind = text.length > 60 ? 'long' : /^\d{4}(-\d\d){1,2}$|^[\d\s]+(,\d+)? %$/.test(text) ? 'whole' : undefined;
  return <td className={kind}>{children ?? (/^https?:\/\/\S+$/.test(text) ? <a href={text}>{text}</a> : text)}</td>;
}

/** An answer in words: facts as pairs, lists as tables. */
export function Answer({ sections }: { sections: Section[] }) {
  return (
    <>
      {sections.map(({ title, facts, tables }, index) => (
        <section key={index} className="answer" aria-label={title || undefined}>
          {title && (facts.length > 0 || tables.length > 1) && <h3>{title}</h3>}
          {facts.length > 0 && (
            <dl className="facts">
              {facts.map(([label, text], place) => (
                <div key={place}>
                  <dt>{label}</dt>
                  <dd>{/^https?:\/\/\S+$/.test(text) ? <a href={text}>{text}</a> : text}</dd>
                </div>
              ))}
            </dl>
          )}
          {tables.map((each, place) => (
            <TableView key={place} table={each} />
          ))}
        </section>
      ))}
    </>
  );
}

/** The answer as it came, for whoever wants it. */
export function AsJson({ value }: { value: unknown }) {
  const [isShown, setShown] = useState(false);
  return (
    <div className="as-json">
      <button type="button" className="button-quiet" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? 'Dölj JSON' : 'Visa som JSON'}
      </button>
      {isShown && (
        <pre tabIndex={0} role="region" aria-label="Svaret som JSON">
          {JSON.stringify(value, null, 2)}
        </pre>
      )}
    </div>
  );
}
