import { useEffect } from 'react';
import { askedBy, below } from './asked.ts';
import type { Path } from './contract.ts';
import type { Current } from './current.ts';
import { pathOf } from './links.ts';
import { meansSame } from './form/draft.ts';
import { name } from './form/names.ts';
import { forgetLists } from './lists.ts';
import { emptied, isMaking, isWhole } from './making.ts';
import type { Outcome } from './outcome.ts';
import { valueAt, type Json } from './paths.ts';
import { called, recordsOf } from './records.ts';
import type { Run } from './runs.ts';

const seen = new WeakSet<Run>();

/** Whether the form has changed since something was run with it. */
export const isStale = (run: Run, { variables }: Current) => !meansSame((run.variables ?? {}) as Json, variables ?? {});

/** Remembers what the records that were saved are called now: it may be their names that were changed. */
function rename({ schema }: Current, { asked, results }: Outcome): void {
  const document = askedBy(schema, asked?.document);
  for (const { act, payload } of results) {
    for (const { row, key } of recordsOf(payload)) {
      const now = called(row, below(document, act, key));
      if (typeof row.id === 'string' && now !== row.id) name(row.id, now);
    }
  }
}

/**
 * After something was saved, the form goes on from there. The form of an act that changes a record holds the version that
 * came of it, and what was changed is how the record stands: whoever changes one thing more does not collide with oneself.
 * The form of an act that makes something is empty but for what that was made in, so that nobody makes it twice.
 */
export function useSaved(current: Current, run: Run | undefined, outcome: Outcome | undefined): void {
  useEffect(() => {
    if (!run || outcome?.kind !== 'done' || outcome.isTried || seen.has(run)) return;
    seen.add(run);
    forgetLists();
    rename(current, outcome);
    if (isStale(run, current)) return;
    if (isMaking(current)) {
      if (isWhole(outcome)) current.fill(emptied(current));
      return;
    }
    const [link] = current.task?.find ?? [];
    const places = Object.entries(link?.take ?? {});
    const [key] = places[0] ?? [];
    const version = places.find(([, place]) => place === 'version')?.[0];
    if (!key || !version) return;
    const id = valueAt(current.variables, pathOf(key));
    const record = outcome.results.flatMap(({ payload }) => recordsOf(payload)).find(({ row }) => row.id === id)?.row;
    if (typeof record?.version !== 'number') return;
    const changed = [...current.standing.keys()].filter(place => valueAt(current.variables, pathOf(place)) !== undefined);
    current.fill([...changed.map(place => [pathOf(place), undefined] as [Path, undefined]), [pathOf(version), record.version]]);
  }, [run, outcome, current]);
}
