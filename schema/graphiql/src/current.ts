import { useGraphiQL, useGraphiQLActions, useOperationsEditorState, useVariablesEditorState } from '@graphiql/react';
import type { GraphQLSchema } from 'graphql';
import { useMemo } from 'react';
import { isReference, typeAt, type Path } from './contract.ts';
import { parseDocument, type ParsedDocument } from './documents.ts';
import { NOTHING_STANDS, said, type Standing, type Values } from './form/draft.ts';
import { name } from './form/names.ts';
import { useAllOperations, type ReadyOperation } from './operations.ts';
import { pathOf } from './links.ts';
import { placeOf, readVariables, valueAt, withValueAt, writeVariables, type Json } from './paths.ts';
import type { Description } from './records.ts';
import { store } from './store.ts';
import { trying } from './trying.ts';
import { variablesOf, type Variable } from './variables.ts';

/** Whether the panel shows the list, the operation that is open, or bringing in a file. */
export const view = store<'list' | 'task' | 'import'>('list');

/** How records stood when the forms that change them were opened, by what they were opened with. */
export const standings = store<ReadonlyMap<string, Standing>>(new Map());

/** What is open in GraphiQL: the operation, its variables, and which ready-made operation it is, if any. */
export interface Current {
  parsed: ParsedDocument | undefined;
  variables: Values | undefined;
  schema: GraphQLSchema | null | undefined;
  task: ReadyOperation | undefined;
  /** The variables that can be filled in. */
  fillable: Variable[];
  /** Whether a place is filled in by choosing a record in the list. */
  isHidden: (path: Path) => boolean;
  /** How the record stands that is chosen, and what it is known by; no name when none is chosen. */
  standing: Standing;
  chosen: string | undefined;
  /** Puts something into the variables as the form does: what is no longer said is taken away. */
  put: (path: Path, value: Json | undefined) => void;
  putAll: (all: [Path, Json | undefined][]) => void;
  /** Puts values where they are told, and leaves the rest as it is. */
  fill: (all: [Path, Json | undefined][]) => void;
  startOver: () => void;
}

/** Whether a variable says where the last page of a list ended: buttons fill it in. */
export const isCursor = ({ field }: Variable): boolean => field.name === 'after';

/** The places that are filled in by other means: by choosing in a list, a reference whole, and by going to the next page. */
function placesOf(task: ReadyOperation | undefined, fillable: Variable[]): Set<string> {
  const cursors = task ? fillable.filter(isCursor).map(({ name }) => name) : [];
  const taken = (task?.find ?? []).flatMap(link => Object.keys(link.take)).map(pathOf);
  const chosen = taken.flatMap(path => {
    const around = path.slice(0, -1);
    const type = typeAt(fillable, around);
    return [placeOf(path), ...(type && isReference(type) ? [placeOf(around)] : [])];
  });
  return new Set([...cursors, ...chosen]);
}

/** What a chosen record is known by: its key, and the version that was seen. */
function chosenIn(task: ReadyOperation | undefined, variables: Values | undefined): string | undefined {
  const [link] = task?.find ?? [];
  const values = Object.keys(link?.take ?? {}).map(each => valueAt(variables, pathOf(each)));
  return task && values[0] ? [task.name, ...values].join(' ') : undefined;
}

/** The key of the record that is chosen, if one is. */
export function keyOf({ task, variables }: Pick<Current, 'task' | 'variables'>): string | undefined {
  const [place] = Object.keys(task?.find[0]?.take ?? {});
  const key = place === undefined ? undefined : valueAt(variables, pathOf(place));
  return typeof key === 'string' && key ? key : undefined;
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
  const fillable = useMemo(() => (schema && parsed ? variablesOf(schema, parsed) : []), [schema, parsed]);
  const hidden = useMemo(() => placesOf(task, fillable), [task, fillable]);
  const chosen = chosenIn(task, variables);
  const standing = standings.use().get(chosen ?? '') ?? NOTHING_STANDS;
  const fill = (all: [Path, Json | undefined][]) =>
    setText(writeVariables(all.reduce<Json>((values, [path, value]) => withValueAt(values, path, value), variables ?? {})));
  const putAll = (all: [Path, Json | undefined][]) =>
    setText(writeVariables(all.reduce<Values>((values, [path, value]) => said(values, standing, path, value), variables ?? {})));
  return {
    parsed,
    variables,
    schema,
    task,
    fillable,
    isHidden: path => hidden.has(placeOf(path)),
    standing,
    chosen,
    put: (path, value) => putAll([[path, value]]),
    putAll,
    fill,
    startOver: () => setText(task ? startOf(task) : '{}'),
  };
}

/** What an operation is opened with: a question runs as it stands, and in an act nothing is said that nobody said. */
export const startOf = ({ acts, variables }: ReadyOperation): string => (acts.length ? '{}' : variables);

/** A record that was chosen, in words, and the variables that it filled in, as text. */
export interface Chosen {
  description: Description;
  filled: string;
}

/** The record that the last act was about, when the act that is open was opened from its answer. */
export const handedOver = store<Chosen | undefined>(undefined);

/** The operation that someone has tried to run although something in it must be put right first. */
export const attempted = store<string | undefined>(undefined);

type Open = (operation: ReadyOperation, given?: [Path, Json | undefined][], description?: Description) => void;

/** Opens an operation in a tab of its own, or goes to the tab where it lies untouched already. */
export function useOpen(): Open {
  const { addTab, changeTab, updateActiveTabValues } = useGraphiQLActions();
  const tabs = useGraphiQL(state => state.tabs);
  const queryEditor = useGraphiQL(state => state.queryEditor);
  const variableEditor = useGraphiQL(state => state.variableEditor);
  return (operation, given = [], description = undefined) => {
    const { query, acts } = operation;
    const start = startOf(operation);
    const filled = given.reduce<Json>((values, [path, value]) => withValueAt(values, path, value), readVariables(start) ?? {});
    const variables = given.length ? writeVariables(filled) : start;
    const open = tabs.findIndex(tab => tab.query === query && (tab.variables ?? '') === variables);
    if (open >= 0) {
      changeTab(open);
    } else {
      addTab();
      queryEditor?.setValue(query);
      variableEditor?.setValue(variables);
      updateActiveTabValues({ query, variables, operationName: operation.name });
    }
    if (acts.length) trying.set(true);
    attempted.set(undefined);
    if (description) name(String(given[0]?.[1]), description.name);
    handedOver.set(description && { description, filled: JSON.stringify(given) });
    view.set('task');
  };
}

/** Goes back to the tab where an operation lies, whatever has been written in it; opens it anew where there is none. */
export function useReturn(): (operation: ReadyOperation) => void {
  const { changeTab } = useGraphiQLActions();
  const tabs = useGraphiQL(state => state.tabs);
  const open = useOpen();
  return operation => {
    const place = tabs.findLastIndex(tab => tab.query === operation.query);
    if (place < 0) return open(operation);
    changeTab(place);
    view.set('task');
  };
}
