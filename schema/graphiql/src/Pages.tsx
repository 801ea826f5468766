import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { Kind } from 'graphql';
import { isCursor, type Current } from './current.ts';
import { valueAt, withValueAt, writeVariables, type Json } from './paths.ts';
import type { Run } from './runs.ts';

/** The list of the root that a variable says the place in, by its key in the answer. */
function listOf({ parsed }: Current, variable: string): string | undefined {
  const fields = parsed?.operation.selectionSet.selections.filter(each => each.kind === Kind.FIELD) ?? [];
  const found = fields.find(each =>
    each.arguments?.some(({ name, value }) => name.value === 'after' && value.kind === Kind.VARIABLE && value.name.value === variable),
  );
  return found && (found.alias ?? found.name).value;
}

/** The way to the next page of a list, and back to the first, where an answer is a page of one. */
export function Pages({ current, run }: { current: Current; run: Run }) {
  const { run: start } = useGraphiQLActions();
  const variableEditor = useGraphiQL(state => state.variableEditor);
  const go = (name: string, cursor: Json) => {
    variableEditor?.setValue(writeVariables(withValueAt(run.variables as Json | undefined, [name], cursor)));
    void start();
  };
  return (
    <>
      {current.fillable.filter(isCursor).map(({ name }) => {
        const info = valueAt(run.result.data, [listOf(current, name) ?? '', 'pageInfo']);
        const next = valueAt(info, ['hasNextPage']) === true ? valueAt(info, ['endCursor']) : undefined;
        const isLater = Boolean(valueAt(run.variables, [name]));
        if (!isLater && typeof next !== 'string') return null;
        return (
          <p key={name} className="answer-pages">
            {isLater && (
              <button type="button" className="button-quiet" onClick={() => go(name, null)}>
                Till första sidan
              </button>
            )}
            {typeof next === 'string' && (
              <button type="button" className="button-quiet" onClick={() => go(name, next)}>
                Nästa sida
              </button>
            )}
          </p>
        );
      })}
    </>
  );
}
