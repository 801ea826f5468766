// A form says what someone has said in it, and of a record that is changed only what is different.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isChanged, said, shownIn, tidied, type Standing, type Values } from '../../schema/graphiql/src/form/draft.ts';

const NONE: Standing = new Map();
const stands: Standing = new Map<string, never>([
  ['fields.title', 'Ett' as never],
  ['fields.period', { start: '2026' } as never],
  ['fields.methods', ['IPS'] as never],
]);

test('what is written is put where it belongs, and what is taken away again leaves nothing behind', () => {
  const written = said({}, NONE, ['fields', 'period', 'start'], '2026');
  assert.deepEqual(written, { fields: { period: { start: '2026' } } });
  assert.deepEqual(said(written, NONE, ['fields', 'period', 'start'], undefined), {});
});

test('a row after the last is one row more, and rows keep their places while one writes', () => {
  const one = said({}, NONE, ['rows', 0, 'name'], 'a');
  const two = said(one, NONE, ['rows', 1, 'name'], 'b');
  assert.deepEqual(two, { rows: [{ name: 'a' }, { name: 'b' }] });
  assert.deepEqual(said(two, NONE, ['rows', 0, 'name'], undefined), { rows: [{}, { name: 'b' }] });
  assert.deepEqual(tidied(said(two, NONE, ['rows', 0, 'name'], undefined)), { rows: [{ name: 'b' }] });
});

test('of how a record stands only what changes is said, each part as a whole', () => {
  const changed = said({}, stands, ['fields', 'period', 'end'], '2027');
  assert.deepEqual(changed, { fields: { period: { start: '2026', end: '2027' } } });
  assert.deepEqual(said(changed, stands, ['fields', 'period', 'end'], undefined), {});
  assert.equal(isChanged(changed, stands), true);
  assert.equal(isChanged({}, stands), false);
});

test('what is emptied is said to be empty', () => {
  assert.deepEqual(tidied(said({}, stands, ['fields', 'title'], undefined)), { fields: { title: null } });
  assert.deepEqual(tidied(said({}, stands, ['fields', 'methods', 0], undefined)), { fields: { methods: [] } });
});

test('what is shown is what was said, and else how it stands', () => {
  const shown = shownIn({ fields: { title: 'Två' } }, stands) as { fields: Values };
  assert.deepEqual([shown.fields.title, shown.fields.methods], ['Två', ['IPS']]);
});
