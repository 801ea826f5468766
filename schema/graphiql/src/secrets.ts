import type { Answer } from './ask.ts';
import type { Run } from './runs.ts';
import { store } from './store.ts';

/** New keys that someone has yet to put away, by the run that they came of. They stand in no answer and no storage. */
export const secrets = store<ReadonlyMap<Run, string>>(new Map());

/** What stands in an answer where a key stood. */
const INSTEAD = '(visas en gång, ovanför)';
const NONE = '(finns inte: det var ett prov)';

/** An answer without the keys that acts have made, and the first of those. */
export function withoutSecrets<T extends Omit<Answer, 'status'>>(answer: T, isTried: boolean): [T, string | undefined] {
  let secret: string | undefined;
  const hide = (key: string, value: unknown): unknown => {
    if (key !== 'secret' || typeof value !== 'string') return value;
    secret ??= value;
    return isTried ? NONE : INSTEAD;
  };
  const hidden = JSON.parse(JSON.stringify(answer, hide)) as T;
  return [secret === undefined ? answer : hidden, isTried ? undefined : secret];
}
