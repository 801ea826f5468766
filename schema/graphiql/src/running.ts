import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useMemo } from 'react';
import { attempted, isCursor, keyOf, useCurrent, type Current } from './current.ts';
import { slipsIn, type Slip } from './form/checking.ts';
import { isChanged, shownIn, tidied, type Values } from './form/draft.ts';
import { isOptional } from './form/shared.ts';
import { withValueAt, writeVariables, type Json } from './paths.ts';
import { store } from './store.ts';

/** Whether someone has tried to run what is open before choosing what it is about. */
export const isChoiceMissing = store(false);

/** Whether an act is about a record that has not been chosen yet, so that it is not worth sending. */
const lacksChoice = (current: Current) => Boolean(current.task?.find.length) && keyOf(current) === undefined;

const needed = ({ fillable, standing }: Current) =>
  fillable.filter(each => !isOptional(each.type) && [...standing.keys()].some(place => place === each.name || place.startsWith(`${each.name}.`)));

/** Whether an act is there to change how a record stands, and nothing of that is changed. */
export const isUnchanged = (current: Current) => needed(current).length > 0 && !isChanged(current.variables ?? {}, current.standing);

/** What is sent: what someone has said, and of how the record stands what the act cannot do without; lists from the start. */
function toSend(current: Current): Values {
  const { standing, task, fillable } = current;
  const cursors = fillable.filter(each => task && isCursor(each) && current.variables?.[each.name]);
  const variables = cursors.reduce<Json>((values, { name }) => withValueAt(values, [name], null), current.variables ?? {}) as Values;
  const shown = shownIn(variables, standing);
  const whole = needed(current).filter(({ name }) => variables[name] === undefined && standing.has(name));
  return tidied(whole.reduce<Json>((values, { name }) => withValueAt(values, [name], shown[name]), variables)) as Values;
}

/** All that is wrong with what is filled in, as far as the page can tell. */
export function slipsOf(current: Current): Slip[] {
  const { fillable, task, isHidden } = current;
  return task ? slipsIn(fillable, toSend(current), { needs: task.needs, isHidden }) : [];
}

/** What must be put right before the open operation can be run, once someone has tried. */
export function useSlips(current: Current): Slip[] {
  const isAttempted = attempted.use() === current.task?.name && current.task !== undefined;
  const { variables, standing, fillable } = current;
  return useMemo(() => (isAttempted ? slipsOf(current) : []), [isAttempted, variables, standing, fillable]);
}

/** Runs what is open, unless something in it must be put right first. */
export function useRun(): () => Promise<void> {
  const { run } = useGraphiQLActions();
  const variableEditor = useGraphiQL(state => state.variableEditor);
  const current = useCurrent();
  return async () => {
    const { task, variables } = current;
    if (task && variables) {
      const isLacking = lacksChoice(current);
      isChoiceMissing.set(isLacking);
      attempted.set(task.name);
      if (isLacking || slipsOf(current).length || isUnchanged(current)) return;
      attempted.set(undefined);
      const text = writeVariables(toSend(current));
      if (text !== writeVariables(variables)) variableEditor?.setValue(text);
    }
    await run();
  };
}
