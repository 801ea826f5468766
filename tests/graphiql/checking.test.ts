// What is wrong with a form is told before it is sent, in Swedish and with its place.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slipsIn } from '../../schema/graphiql/src/form/checking.ts';
import type { Values } from '../../schema/graphiql/src/form/draft.ts';
import { GraphQLNonNull, type GraphQLInputObjectType } from '../../schema/graphiql/node_modules/graphql/index.js';
import { contractOf } from './page.ts';

const schema = contractOf(`
  scalar PartialDate scalar Date scalar DateTime scalar URL
  enum Kind { ONE TWO }
  input AnyRef @oneOf { id: ID slug: String }
  input Row { "Who (vem)." who: AnyRef! "Its kind (slag)." kind: Kind! = ONE }
  input Fields {
    "Its title (titel)." title: String
    "How many (antal)." count: Int
    "When (när)." on: PartialDate
    day: Date at: DateTime address: URL
    rows: [Row!]
  }
  input Given { "Fields (uppgifter)." fields: Fields! "Rows (rader)." rows: [Row!]! }
  type Query { a: Int }
  type Mutation { act(input: Given!): Int }`);

const type = new GraphQLNonNull(schema.getType('Given') as GraphQLInputObjectType);
const told = (values: Values, needs: string[] = [], hidden: string[] = []) =>
  slipsIn([{ name: 'given', label: 'Givet', type, field: { name: 'input', description: '' } }], values, { needs, isHidden: path => hidden.includes(path.join('.')) }).map(
    each => `${each.path.join('.')}: ${each.message}`,
  );

test('what is needed is told, down to the field', () => {
  assert.deepEqual(told({}, ['given.fields.title']), ['given.fields.title: Måste fyllas i.', 'given.rows.0.who: Måste väljas.']);
  assert.deepEqual(told({}, [], ['given.fields']), ['given.rows.0.who: Måste väljas.']);
});

test('what has a value of its own need not be chosen', () => {
  assert.deepEqual(told({ given: { fields: { title: 'a' }, rows: [{ who: { id: 'x' } }] } }), []);
});

for (const [field, wrong, right] of [
  ['count', 'arton', 18],
  ['on', 'oktober 2026', '2026-10'],
  ['on', '2026-06-31', '2026-06-30'],
  ['on', '2026-13', '2026-12'],
  ['on', '2023-02-29', '2024-02-29'],
  ['day', '2026-06', '2026-06-30'],
  ['at', '2026-06-30', '2026-06-30T12:00:00Z'],
  ['address', 'example.org', 'https://example.org'],
] as const) {
  test(`${wrong} is no ${field}`, () => {
    const rows = [{ who: { id: 'x' } }];
    assert.equal(told({ given: { fields: { [field]: wrong }, rows } }).length, 1);
    assert.deepEqual(told({ given: { fields: { [field]: right }, rows } }), []);
  });
}
