import type { GraphQLSchema } from 'graphql';
import { parse } from 'graphql';
import { useEffect, useMemo, useState } from 'react';
import { askedBy, below, enumsOf } from '../asked.ts';
import { changeInWords, type Change } from '../changes.ts';
import { moment } from '../moments.ts';
import { valueAt } from '../paths.ts';
import { useWorded } from '../useWorded.ts';
import { inWords, sentence, useWords, type Words } from '../words.ts';
import { HISTORY, pageOf, versionsIn, type Entry, type History, type Version } from './history.ts';
import { Help, useFieldAttributes } from './Leaf.tsx';
import { useForm, type FieldProps } from './shared.ts';

type Loaded = { state: 'loading' | 'failed' } | ({ state: 'ready' } & History);

/** The history of the record that is chosen, and a way to have more of it. */
function useHistory(id: string | undefined, chosen: string | undefined): [Loaded, () => void] {
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  useEffect(() => {
    let isWanted = true;
    setLoaded({ state: 'loading' });
    if (id) void pageOf(id).then(page => isWanted && setLoaded(page ? { state: 'ready', ...page } : { state: 'failed' }));
    return () => {
      isWanted = false;
    };
  }, [id, chosen]);
  const more = () => {
    if (loaded.state !== 'ready' || !id) return;
    void pageOf(id, loaded.before).then(page => page && setLoaded({ ...loaded, before: page.before, entries: [...page.entries, ...loaded.entries] }));
  };
  return [loaded, more];
}

function useEntries(schema: GraphQLSchema, loaded: Loaded): [Entry[], Words] {
  const asked = useMemo(() => askedBy(schema, parse(HISTORY)), [schema]);
  const entries = loaded.state === 'ready' ? loaded.entries : undefined;
  const page = useMemo(() => entries && { node: { history: { nodes: entries } } }, [entries]);
  const words = useWords(enumsOf(below(asked, 'node', 'history')));
  const told = useWorded(schema, page, asked);
  return [(valueAt(told, ['node', 'history', 'nodes']) ?? []) as Entry[], words];
}

/** So many changes of a version stand in sight. */
const FEW = 4;

/** Chooses a version of the record out of its history: when it was made, by whom, and what was changed. */
export function Versions({ path, label, value, isNeeded }: FieldProps) {
  const { schema, about, put } = useForm();
  const { id, help, fault } = useFieldAttributes({ path, isNeeded });
  const [loaded, more] = useHistory(about?.id, about?.chosen);
  const [entries, words] = useEntries(schema, loaded);
  const versions = versionsIn(entries);
  const now = loaded.state === 'ready' ? loaded.now : undefined;
  return (
    <fieldset id={id} tabIndex={-1} className="field-group versions" aria-describedby={[fault && `${id}-fault`, help && `${id}-help`].filter(Boolean).join(' ') || undefined}>
      <legend>
        {label}
        {isNeeded && <span className="needed"> (måste väljas)</span>}
      </legend>
      <Help id={id} help={help} fault={fault} />
      {!about && <p className="field-help">Välj först vilken post det gäller.</p>}
      <p className="field-help" role="status">
        {about && loaded.state === 'loading' && 'Hämtar historiken …'}
        {loaded.state === 'failed' && 'Historiken gick inte att hämta. Välj posten igen.'}
        {loaded.state === 'ready' && !versions.some(each => each.version !== now) && 'Posten har ingen tidigare version.'}
      </p>
      <ol>
        {versions.map(each => (
          <Choice key={each.version} version={each} words={words} name={id} isNow={each.version === now} isChosen={value === each.version} onChoose={() => put(path, each.version)} />
        ))}
      </ol>
      {loaded.state === 'ready' && loaded.before && (
        <button type="button" className="button-quiet" onClick={more}>
          Visa äldre versioner
        </button>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  version: Version;
  words: Words;
  name: string;
  isNow: boolean;
  isChosen: boolean;
  onChoose: () => void;
}

/** By whom something was done: the person where that is told, the organisation, and else the kind of caller. */
function byWhom({ role, organisation, person }: Entry['commit'], words: Words): string {
  const kind = role ? inWords(words, 'Role', role) : '';
  return [person?.displayName, organisation?.name, kind].filter(Boolean).join(', ');
}

function Choice({ version: { version, act, reason, commit, fields }, words, name, isNow, isChosen, onChoose }: ChoiceProps) {
  const id = `${name}-${version}`;
  const [shown, rest] = [fields.slice(0, FEW), fields.slice(FEW)];
  const who = byWhom(commit, words);
  return (
    <li className={isNow ? 'version version-now' : 'version'}>
      <label htmlFor={id}>
        <input id={id} type="radio" name={name} checked={isChosen} disabled={isNow} aria-describedby={`${id}-told`} onChange={onChoose} /> Version {version}, {moment(commit.at)}
        {isNow && <small> så står posten nu</small>}
      </label>
      <div id={`${id}-told`}>
        <p>
          {act && sentence(act)}
          {who && ` (${who})`}
          {reason && `: ${reason}`}
        </p>
        <Changes fields={shown} />
        {rest.length > 0 && (
          <details>
            <summary>{rest.length === 1 ? 'En ändring till' : `${rest.length} ändringar till`}</summary>
            <Changes fields={rest} />
          </details>
        )}
      </div>
    </li>
  );
}

function Changes({ fields }: { fields: Change[] }) {
  if (!fields.length) return null;
  return (
    <ul>
      {fields.map((each, place) => (
        <li key={place}>{changeInWords(each)}</li>
      ))}
    </ul>
  );
}
