// Variables are changed one place at a time, and nothing else in them moves.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readVariables, valueAt, withValueAt, type Json } from '../../schema/graphiql/src/paths.ts';

const values: { [name: string]: Json } = { first: 1, rows: [{ name: 'a', note: 'x' }, { name: 'b' }], last: null };
const before = JSON.stringify(values);

const changed = (path: (string | number)[], put: Json | undefined) => JSON.stringify(withValueAt(values, path, put));

test('a value is put where it is to be, and what was there keeps its place', () => {
  assert.equal(changed(['rows', 0, 'name'], 'c'), before.replace('"a"', '"c"'));
  assert.equal(changed(['first'], null), before.replace('1', 'null'));
  assert.equal(changed(['last', 'inner'], 2), before.replace('null', '{"inner":2}'));
});

test('a value can be taken away, from an object and from a list', () => {
  assert.equal(changed(['rows', 0, 'note'], undefined), before.replace(',"note":"x"', ''));
  assert.equal(changed(['rows', 0], undefined), before.replace('{"name":"a","note":"x"},', ''));
});

test('a row is put last in a list, also in one that was not there', () => {
  assert.equal(changed(['rows', 2, 'name'], 'c'), before.replace('{"name":"b"}', '{"name":"b"},{"name":"c"}'));
  assert.equal(changed(['more', 0, 'name'], 'c'), before.replace(/}$/, ',"more":[{"name":"c"}]}'));
});

test('what was given is left as it was', () => {
  changed(['rows', 1, 'name'], 'c');
  assert.equal(JSON.stringify(values), before);
});

test('what is not there is undefined, however deep', () => {
  assert.equal(valueAt(values, ['rows', 1, 'note', 'inner']), undefined);
  assert.equal(valueAt(values, ['rows', 1, 'name']), 'b');
});

test('variables are one JSON object, or none at all', () => {
  assert.deepEqual([readVariables(''), readVariables(' {"a": 1} ')], [{}, { a: 1 }]);
  for (const text of ['[1]', '1', 'null', '{', '{"a": }']) assert.equal(readVariables(text), undefined, text);
});
