import type { GraphQLSchema } from 'graphql';
import { useEffect, useId, useMemo, useState } from 'react';
import { post } from './ask.ts';
import { askedBy, enumsOf } from './asked.ts';
import { pathOf } from './current.ts';
import { parseDocument } from './documents.ts';
import type { Link, ReadyOperation } from './operations.ts';
import { readVariables, valueAt } from './paths.ts';
import { described, rowsIn, type Description, type Row } from './records.ts';
import { authorization, session } from './session.ts';
import { useWords } from './words.ts';

const MOST = 30;

/** A row of the list, in words. */
export interface Choice {
  row: Row;
  description: Description;
  /** Why the viewer may not change it, when the registry says so beforehand. */
  reason?: string;
}

type Loaded = { state: 'loading' } | { state: 'failed'; message: string } | { state: 'ready'; data: unknown };

/** The answer to the question that shows what can be chosen, asked anew each time the list is opened. */
function useAnswer(question: ReadyOperation): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  const who = session.use();
  useEffect(() => {
    let isWanted = true;
    setLoaded({ state: 'loading' });
    post({ query: question.query, variables: readVariables(question.variables) }, authorization()).then(answer => {
      const [error] = answer.errors ?? [];
      if (!isWanted) return;
      if (error) setLoaded({ state: 'failed', message: error.extensions?.messageSv ?? error.message });
      else setLoaded({ state: 'ready', data: answer.data });
    });
    return () => {
      isWanted = false;
    };
  }, [question, who]);
  return loaded;
}

function fits(row: Row, only: ReadyOperation['only']): boolean {
  return Object.entries(only).every(([name, values]) => !(name in row) || values.includes(String(row[name])));
}

function reasonOf(row: Row, link: Link): string | undefined {
  // An act that takes a record's version changes it, and may be for the record's own organisation only.
  if (!Object.values(link.take).includes('version')) return undefined;
  return valueAt(row, pathOf('viewerCan.update.allowed')) === false ? String(valueAt(row, pathOf('viewerCan.update.reason'))) : undefined;
}

/** What can be chosen, in words; what is one's own first. */
function useChoices({ schema, question, link, only }: Omit<ChoicesProps, 'onChoose'>, data: unknown): Choice[] {
  const asked = useMemo(() => askedBy(schema, parseDocument(question.query)?.document), [schema, question]);
  const words = useWords(enumsOf(asked));
  const choices = rowsIn(data, asked)
    .filter(({ row }) => fits(row, only))
    .map(({ row, asked, above }) => {
      const { name, details } = described(row, asked, words);
      return { row, description: { name: [name, ...above].join(' i '), details }, reason: reasonOf(row, link) };
    });
  return choices.sort((one, other) => Number(Boolean(one.reason)) - Number(Boolean(other.reason)));
}

interface ChoicesProps {
  question: ReadyOperation;
  link: Link;
  only: ReadyOperation['only'];
  schema: GraphQLSchema | null | undefined;
  onChoose: (choice: Choice) => void;
}

/** What can be chosen, with a search. */
export function Choices({ onChoose, ...how }: ChoicesProps) {
  const loaded = useAnswer(how.question);
  const [search, setSearch] = useState('');
  const id = useId();
  const all = useChoices(how, loaded.state === 'ready' ? loaded.data : undefined);
  const isOut = session.use().state === 'out';
  const sought = search.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  const found = all.filter(({ description }) => {
    const text = [description.name, ...description.details].join(' ').toLocaleLowerCase('sv');
    return sought.every(word => text.includes(word));
  });
  if (loaded.state === 'loading') return <p className="task-note">Hämtar listan …</p>;
  if (loaded.state === 'failed') return <p className="task-note" role="alert">{loaded.message}</p>;
  return (
    <>
      <div className="field">
        <label htmlFor={id}>Sök i listan</label>
        <input id={id} type="search" value={search} onChange={event => setSearch(event.target.value)} />
      </div>
      <ul className="choices">
        {found.slice(0, MOST).map(choice => (
          <li key={String(choice.row.id)}>
            <button type="button" onClick={() => onChoose(choice)}>
              <span>{choice.description.name}</span>
              <small>{[...choice.description.details, choice.reason].filter(Boolean).join(', ')}</small>
            </button>
          </li>
        ))}
      </ul>
      <p className="field-help" role="status">
        {found.length > MOST && `Visar ${MOST} av ${found.length}. Sök för att hitta fler.`}
        {found.length === 0 && `Här finns inget att välja${isOut ? '. Logga in för att se det som inte är publicerat' : ''}.`}
      </p>
    </>
  );
}
