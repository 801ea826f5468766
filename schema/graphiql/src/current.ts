import { useGraphiQL, useGraphiQLActions, useOperationsEditorState, useVariablesEditorState } from '@graphiql/react';
import type { GraphQLSchema } from 'graphql';
import { useMemo } from 'react';
import type { Path } from './contract.ts';
import { parseDocument, type ParsedDocument } from './documents.ts';
import { isNarrow } from './narrow.ts';
import { useAllOperations, type Link, type ReadyOperation } from './operations.ts';
import { readVariables, valueAt, withValueAt, writeVariables, type Json } from './paths.ts';
import type { Description } from './records.ts';
import { store } from './store.ts';
import { trying } from './trying.ts';

/** Whether the panel shows the list, or the operation that is open. */
export const view = store<'list' | 'task'>('list');

/** What is open in GraphiQL: the operation, its variables, and which ready-made operation it is, if any. */
export interface Current {
  parsed: ParsedDocument | undefined;
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
  const parsed = useMemo(() => parseDocument(query), [query]);
  const variables = useMemo(() => readVariables(text), [text]);
  const name = parsed?.operation.name?.value;
  const task = operations.find(each => each.name === name);
  const putAll = (all: [Path, Json | undefined][]) =>
    setText(writeVariables(all.reduce<Json>((values, [path, value]) => withValueAt(values, path, value), variables ?? {})));
  const put = (path: Path, value: Json | undefined) => putAll([[path, value]]);
  return { parsed, variables, schema, task, put, putAll, startOver: () => setText(task?.variables ?? '{}') };
}

/** A record that was chosen, in words, and the variables that it filled in, as text. */
export interface Chosen {
  description: Description;
  filled: string;
}

/** The record that the last act was about, when the act that is open was opened from its answer. */
export const handedOver = store<Chosen | undefined>(undefined);

type Open = (operation: ReadyOperation, given?: [Path, Json | undefined][], description?: Description) => void;

/** Opens an operation in a tab of its own, or goes to the tab where it lies untouched already. */
export function useOpen(): Open {
  const { addTab, changeTab, updateActiveTabValues } = useGraphiQLActions();
  const tabs = useGraphiQL(state => state.tabs);
  const queryEditor = useGraphiQL(state => state.queryEditor);
  const variableEditor = useGraphiQL(state => state.variableEditor);
  return ({ name, query, variables: example, acts }, given = [], description = undefined) => {
    const filled = given.reduce<Json>((values, [path, value]) => withValueAt(values, path, value), readVariables(example) ?? {});
    const variables = given.length ? writeVariables(filled) : example;
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
    handedOver.set(description && { description, filled: JSON.stringify(given) });
    view.set('task');
  };
}

/** Whether someone has tried to run what is open before choosing what it is about. */
export const isChoiceMissing = store(false);

/** Whether an act is about a record that has not been chosen yet, so that it is not worth sending. */
function lacksChoice({ task, variables }: Current): boolean {
  const [first] = task?.find ?? [];
  const keys = Object.keys(first?.take ?? {}).filter(each => each !== 'seen');
  return keys.some(each => valueAt(variables, pathOf(each)) === '');
}

/** Runs what is open; on a narrow screen the panel lies over the answer and goes aside. */
export function useRun(): () => Promise<void> {
  const { run, setVisiblePlugin } = useGraphiQLActions();
  const current = useCurrent();
  return async () => {
    isChoiceMissing.set(lacksChoice(current));
    if (isChoiceMissing.get()) return;
    if (isNarrow()) setVisiblePlugin(null);
    await run();
  };
}

export const pathOf = (dotted: string): Path => dotted.split('.');

/** The variables of a linked operation, each with its value from a row or an answer. */
export const valuesFor = ({ take }: Link, from: unknown): [Path, Json | undefined][] =>
  Object.entries(take).map(([variable, place]) => [pathOf(variable), valueAt(from, pathOf(place)) as Json | undefined]);
