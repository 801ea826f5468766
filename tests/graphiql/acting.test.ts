// Whom somebody acts for is told in few words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actsFor, type Organisation } from '../../schema/graphiql/src/acting.ts';

const called = (__typename: string, ...names: string[]): Organisation[] => names.map(name => ({ __typename, name }));

test('one is told by its name, and nobody by none', () => {
  assert.equal(actsFor(called('Municipality', 'Kungälv')), 'Kungälv');
  assert.equal(actsFor([]), '');
});

test('of one among others of another kind its name is told, and how many they are', () => {
  assert.equal(actsFor([...called('Municipality', 'Ale', 'Kungälv'), ...called('RssBody', 'Göteborgsregionen')]), 'Göteborgsregionen och 2 till');
});

test('among several of one kind the first is told, and how many there are beside', () => {
  assert.equal(actsFor(called('Municipality', 'Ale', 'Kungälv', 'Lerum')), 'Ale och 2 till');
  assert.equal(actsFor([...called('Municipality', 'Ale'), ...called('RssBody', 'Göteborgsregionen')]), 'Ale och 1 till');
});
