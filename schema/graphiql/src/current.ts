import { useGraphiQL, useGraphiQLActions, useOperationsEditorState, useVariablesEditorState } from '@graphiql/react';
import type { GraphQLSchema } from 'graphql';
import { useMemo } from 'react';
import type { Path } from './contract.ts';
import { parsed, type Parsed } from './documents.ts';
import { isNarrow } from './narrow.ts';
import { useAllOperations, type Link, type ReadyOperation } from './operations.ts';
import { at, readVariables, withAt, written, type Json } from './paths.ts';
import { kept } from './kept.ts';
import type { Description } from './records.ts';
import { trying } from './trying.ts';

/** Whether the panel shows the list, or the operation that is open. */
export const view = kept<'list' | 'task'>('list');

/** What is open in GraphiQL: the operation, its variables, and which ready-made operation it is, if any. */
export interface Current {
  found: Parsed | undefined;
  variables: { [name: string]: Json } | undefined;
  schema: GraphQLSchema | null | undefined;
  task: ReadyOperation | undefined;
  /** Puts something into the variables; undefined takes away what is there. */
  put: (path: Path, value: Json | undefined) => void;
  putAll: (all: [Path, Json | undefined][]) => void;
  startOver: () => void;
}

export function useCurrent(): Current {
  const [query] = useOperationsEditorState();
  const [text, setText] = useVariablesEditorState();
  const schema = useGraphiQL(state => state.schema);
  const operations = useAllOperations();
  const found = useMemo(() => parsed(query), [query]);
  const variables = useMemo(() => readVariables(text), [text]);
  const name = found?.operation.name?.value;
  const task = operations.find(each => each.name === name);
  const putAll = (all: [Path, Json | undefined][]) =>
    setText(written(all.reduce<Json>((values, [path, value]) => withAt(values, path, value), variables ?? {})));
  const put = (path: Path, value: Json | undefined) => putAll([[path, value]]);
  return { found, variables, schema, task, put, putAll, startOver: () => setText(task?.variables ?? '{}') };
}

/** What is chosen, in words, and the variables that say so. */
export interface Chosen {
  shown: Description;
  filled: string;
}

/** What the last act was about, when it leads on to the one that is open. */
export const carried = kept<Chosen | undefined>(undefined);

/** Opens an operation in a tab of its own, or goes to the tab where it lies untouched already. */
export function useOpen(): (operation: ReadyOperation, given?: [Path, Json | undefined][], shown?: Description) => void {
  const { addTab, changeTab, updateActiveTabValues } = useGraphiQLActions();
  const tabs = useGraphiQL(state => state.tabs);
  const queryEditor = useGraphiQL(state => state.queryEditor);
  const variableEditor = useGraphiQL(state => state.variableEditor);
  return ({ name, query, variables: example, acts }, given = [], shown = undefined) => {
    const filled = given.reduce<Json>((values, [path, value]) => withAt(values, path, value), readVariables(example) ?? {});
    const variables = given.length ? written(filled) : example;
    const open = tabs.findIndex(tab => tab.query === query && (tab.variables ?? '') === variables);
    if (open >= 0) {
      changeTab(open);
    } else {
      addTab();
      queryEditor?.setValue(query);
      variableEditor?.setValue(variables);
      updateActiveTabValues({ query, variables, operationName: name });
    }
    if (acts.length) trying.set(true);
    carried.set(shown && { shown, filled: JSON.stringify(given) });
    view.set('task');
  };
}

/** Whether someone has tried to run what is open before choosing what it is about. */
export const unchosen = kept(false);

/** What must be chosen before an act is worth sending, and isn't. */
function isUnchosen({ task, variables }: Current): boolean {
  const [first] = task?.find ?? [];
  const keys = Object.keys(first?.take ?? {}).filter(each => each !== 'seen');
  return keys.some(each => at(variables, steps(each)) === '');
}

/** Runs what is open; on a narrow screen the panel lies over the answer and goes aside. */
export function useRun(): () => Promise<void> {
  const { run, setVisiblePlugin } = useGraphiQLActions();
  const current = useCurrent();
  return async () => {
    unchosen.set(isUnchosen(current));
    if (unchosen.get()) return;
    if (isNarrow()) setVisiblePlugin(null);
    await run();
  };
}

export const steps = (dotted: string): Path => dotted.split('.');

/** The variables of a linked operation, taken from a row or an answer. */
export const taken = ({ take }: Link, from: unknown): [Path, Json | undefined][] =>
  Object.entries(take).map(([variable, place]) => [steps(variable), at(from, steps(place)) as Json | undefined]);
