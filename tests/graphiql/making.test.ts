// What was made once is not made twice: the form of an act that makes something is emptied when that is saved.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptied, isMaking, isWhole } from '../../schema/graphiql/src/making.ts';
import type { Outcome } from '../../schema/graphiql/src/outcome.ts';
import { withValueAt, type Json } from '../../schema/graphiql/src/paths.ts';
import { operations } from './page.ts';

const task = (name: string) => operations().find(each => each.name === name);

test('an act makes something unless it changes a version that somebody saw', () => {
  for (const name of ['RegisterPilot', 'AddMunicipalities', 'CreateKey', 'ExpressInterest']) assert.ok(isMaking({ task: task(name) }), name);
  for (const name of ['ChangeInitiative', 'Publish', 'Search']) assert.ok(!isMaking({ task: task(name) }), name);
  assert.ok(!isMaking({ task: undefined }));
});

test('all is emptied but the record that was chosen in the list', () => {
  const left = (name: string, variables: { [name: string]: Json }) =>
    emptied({ task: task(name), variables }).reduce<Json>((values, [path, value]) => withValueAt(values, path, value), variables);
  assert.deepEqual(left('RegisterPilot', { fields: { title: 'Ett prov' } }), {});
  assert.deepEqual(left('AddMunicipalities', { initiative: { id: 'x' }, participants: [{ role: 'PARTICIPANT' }], source: { title: 'A' } }), { initiative: { id: 'x' } });
});

test('nothing is emptied while some of the rows were refused', () => {
  const outcome = (...errors: object[][]) => ({ results: [{ payload: { rows: errors.map((each, row) => ({ row, outcome: 'X', differs: [], errors: each })) } }] }) as unknown as Outcome;
  assert.ok(isWhole(outcome([], [])));
  assert.ok(!isWhole(outcome([], [{ code: 'NOT_FOUND' }])));
  assert.ok(isWhole({ results: [{ payload: {} }] } as unknown as Outcome));
});
