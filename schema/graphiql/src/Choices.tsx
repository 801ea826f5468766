import type { GraphQLSchema } from 'graphql';
import { useEffect, useId, useMemo, useState } from 'react';
import { askedBy, enumsOf } from './asked.ts';
import { pathOf } from './links.ts';
import { parseDocument } from './documents.ts';
import { List, wordsIn } from './lists.ts';
import type { Link, ReadyOperation } from './operations.ts';
import { valueAt } from './paths.ts';
import { described, type Description, type Found, type Row } from './records.ts';
import { isOwnKey, session } from './session.ts';
import { useWords } from './words.ts';

const MOST = 30;
/** How long someone may pause in a word before it is searched for, in milliseconds. */
const PAUSE = 200;

/** A row of the list, in words. */
export interface Choice {
  row: Row;
  description: Description;
  /** Whether the registry suggests it for what was typed. */
  isSuggested: boolean;
  /** Why the viewer may not change it, when the registry says so beforehand. */
  reason?: string;
  /** Whether it is the key that one is signed in with. */
  isOwn: boolean;
}

type Loaded = { state: 'loading' } | { state: 'failed'; message: string } | { state: 'ready'; rows: Found[] };

interface ChoicesProps {
  question: ReadyOperation;
  link: Link;
  only: ReadyOperation['only'];
  schema: GraphQLSchema;
  onChoose: (choice: Choice, others: Choice[]) => void;
}

/** The rows that fit a search, asked anew each time the list is opened. */
function useRows({ schema, question, only }: ChoicesProps, search: string): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  const who = session.use();
  const list = useMemo(() => new List(schema, question, only), [schema, question, only, who]);
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      const answer = await list.search(wordsIn(search));
      if (isWanted) setLoaded('rows' in answer ? { state: 'ready', rows: answer.rows } : { state: 'failed', message: answer.message });
    };
    const waiting = setTimeout(() => void ask(), search ? PAUSE : 0);
    return () => {
      isWanted = false;
      clearTimeout(waiting);
    };
  }, [list, search]);
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
function useChoices({ schema, question, link, only }: ChoicesProps, rows: Found[]): Choice[] {
  const asked = useMemo(() => askedBy(schema, parseDocument(question.query)?.document), [schema, question]);
  const words = useWords(enumsOf(asked));
  const choices = rows
    .filter(({ row }) => fits(row, only))
    .map(({ row, asked, above, isSuggested = false }) => {
      const { name, details } = described(row, asked, words);
      return { row, description: { name: [name, ...above].join(' i '), details }, reason: reasonOf(row, link), isOwn: isOwnKey(row), isSuggested };
    });
  const isOthers = ({ row }: Choice) => valueAt(row, pathOf('viewerCan.update.allowed')) === false;
  return choices.sort((one, other) => Number(isOthers(one)) - Number(isOthers(other)));
}

/** What can be chosen, with a search. */
export function Choices(props: ChoicesProps) {
  const [search, setSearch] = useState('');
  const loaded = useRows(props, search);
  const id = useId();
  const all = useChoices(props, loaded.state === 'ready' ? loaded.rows : []);
  const isOut = session.use().state === 'out';
  const sought = wordsIn(search);
  const found = all.filter(({ row, description, isSuggested }) => {
    if (isSuggested) return true;
    const texts = Object.values(row).filter(each => typeof each === 'string');
    const text = [description.name, ...description.details, ...texts].join(' ').toLocaleLowerCase('sv');
    return sought.every(word => text.includes(word));
  });
  return (
    <>
      <div className="field">
        <label htmlFor={id}>Sök i listan</label>
        <input id={id} type="search" autoComplete="off" value={search} onChange={event => setSearch(event.target.value)} />
      </div>
      <ul className="choices">
        {found.slice(0, MOST).map(choice => (
          <li key={String(choice.row.id)}>
            <button type="button" onClick={() => props.onChoose(choice, all)}>
              <span>{choice.description.name}</span>
              <small>{[choice.isOwn && 'den nyckel som du är inloggad med', ...choice.description.details, choice.reason].filter(Boolean).join(', ')}</small>
            </button>
          </li>
        ))}
      </ul>
      {loaded.state === 'failed' && <p className="task-note" role="alert">{loaded.message}</p>}
      <p className="field-help" role="status">
        {loaded.state === 'loading' && 'Hämtar listan …'}
        {found.length > MOST && `Visar ${MOST} av ${found.length}. Sök för att hitta fler.`}
        {loaded.state === 'ready' && found.length === 0 && `Här finns inget att välja${isOut ? '. Logga in för att se det som inte är publicerat' : ''}.`}
      </p>
    </>
  );
}
