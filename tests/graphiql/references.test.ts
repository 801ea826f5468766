// What could be written where a record is referred to comes from the lists that acts choose from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Key } from '../../schema/graphiql/src/references.ts';
import { sourcesOf, suggestionsIn } from '../../schema/graphiql/src/references.ts';
import { contract, operations } from './page.ts';

const SLUG: Key = { field: '', name: 'slug', description: 'Its slug, also one it had before (kortnamn).' };
const CODE: Key = { field: 'organisation', name: 'municipalityCode', description: "A municipality's code (kommunkod)." };

const lists = (key: Key, act: string) => sourcesOf(contract, operations(), key, [act]).map(each => `${each.question.name} ${each.key}`);

test('a list fits when its rows can be what is referred to, and when they show the key', () => {
  assert.deepEqual(lists({ ...SLUG, field: 'follows' }, 'createInitiative'), ['InitiativesWithVersion slug']);
  assert.deepEqual(lists({ ...SLUG, field: 'rssBody' }, 'addMembership'), ['OrganisationsWithVersion slug']);
  assert.deepEqual(lists({ ...SLUG, field: 'organisation', name: 'name' }, 'addParticipants'), [
    'MunicipalitiesWithVersion name',
    'OrganisationsWithVersion name',
  ]);
});

test('a key that the rows call otherwise is known by what people call it', () => {
  assert.deepEqual(lists(CODE, 'addParticipants'), ['MunicipalitiesWithVersion code']);
});

test('a key that no list shows is written by hand', () => {
  assert.deepEqual(lists({ ...CODE, name: 'organisationNumber', description: 'Its number (organisationsnummer).' }, 'addParticipants'), []);
});

test('of one list what is suggested keeps its order, of several it is alphabetical in Swedish, and nothing twice', () => {
  const [municipalities, others] = sourcesOf(contract, operations(), { ...SLUG, field: 'organisation' }, ['addParticipants']);
  assert.ok(municipalities && others);
  const row = (name: string) => ({ id: name, version: 1, name, slug: name.toLowerCase() });
  const first = { source: municipalities, data: { counties: [{ municipalities: { nodes: [row('Öckerö'), row('Ale')] } }] } };
  const second = { source: others, data: { organisations: { nodes: [row('Åsele'), row('Ale'), { ...row('X'), slug: null }] } } };
  assert.deepEqual(suggestionsIn([first]).map(each => each.value), ['öckerö', 'ale']);
  assert.deepEqual(suggestionsIn([first, second]), [
    { value: 'ale', label: 'Ale' },
    { value: 'åsele', label: 'Åsele' },
    { value: 'öckerö', label: 'Öckerö' },
  ]);
});
