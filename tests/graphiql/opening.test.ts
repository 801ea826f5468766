// A record leads to the question that tells of records of its type.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openingOf, openingQuery, openings } from '../../schema/graphiql/src/opening.ts';
import { parse, validate } from '../../schema/graphiql/node_modules/graphql/index.js';
import { contract, operations } from './page.ts';

test('what opens a record stands in the files of questions, and is a question', () => {
  const names = operations().filter(each => !each.acts.length).map(each => each.name);
  const open = openings(operations());
  assert.ok(Object.keys(open).length > 5);
  for (const [type, { operation }] of Object.entries(open)) assert.ok(names.includes(operation), type);
});

test('what these questions need of a record can be asked of any, with what it is called', () => {
  const query = openingQuery(contract, operations());
  assert.deepEqual(validate(contract, parse(query)), []);
  for (const asked of ['on Initiative { called: title slug }', 'on Municipality { called: name code }', 'initiative { slug }']) assert.ok(query.includes(asked), asked);
});

test('a record is opened with what its question needs, and not where that is not known', () => {
  const found = openingOf(operations(), { __typename: 'Participation', id: 'x', initiative: { slug: 'tidigt-stod' } });
  assert.deepEqual([found?.[0].name, found?.[1]], ['InitiativePage', [[['slug'], 'tidigt-stod']]]);
  assert.equal(openingOf(operations(), { __typename: 'Participation', id: 'x' }), undefined);
  assert.equal(openingOf(operations(), { __typename: 'ApiKey', id: 'x' }), undefined);
});
