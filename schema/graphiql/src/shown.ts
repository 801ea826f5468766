import { useGraphiQL } from '@graphiql/react';
import { useEffect, useMemo, useState } from 'react';
import type { Current } from './current.ts';
import { meansSame } from './form/draft.ts';
import type { Outcome } from './outcome.ts';
import { valueAt, type Json } from './paths.ts';
import { runOf, type Run } from './runs.ts';
import { placeOf } from './variables.ts';

/** The run whose answer stands in GraphiQL's response editor right now, and whether nothing stands there. */
export function useShownRun(): [Run | undefined, boolean] {
  const editor = useGraphiQL(state => state.responseEditor);
  const [text, setText] = useState('');
  useEffect(() => {
    const model = editor?.getModel();
    if (!model) return undefined;
    const read = () => setText(model.getValue());
    read();
    const listening = model.onDidChangeContent(read);
    return () => listening.dispose();
  }, [editor]);
  return [useMemo(() => runOf(text) ?? unsent(text), [text]), text === ''];
}

/** The errors that GraphiQL itself shows, of a request that it could not send. */
function unsent(text: string): Run | undefined {
  try {
    const result = JSON.parse(text) as Run['result'];
    return result.errors ? { query: '', operationName: null, isTried: false, result } : undefined;
  } catch {
    return undefined;
  }
}

/** What the form shows as wrong, by the place in the variables as text; not where something else has been written since. */
export function faultsIn(run: Run | undefined, outcome: Outcome | undefined, { schema, variables }: Current): Map<string, string> {
  const parsed = outcome?.parsed;
  if (!run || !parsed) return new Map();
  return new Map(
    outcome.faults.flatMap(({ act, field, message }) => {
      const place = act && field && placeOf(schema, parsed, act, field);
      if (!place || !message) return [];
      const [before, now] = [run.variables, variables].map(each => valueAt(each, place.path) as Json | undefined);
      return meansSame(before, now) ? [[place.path.join('.'), message] as const] : [];
    }),
  );
}
