// A trial shows all that it would set: what an act is given is asked for of the record that comes of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../schema/graphiql/src/documents.ts';
import { withGiven } from '../../schema/graphiql/src/given.ts';
import { readVariables } from '../../schema/graphiql/src/paths.ts';
import { parse, stripIgnoredCharacters, validate } from '../../schema/graphiql/node_modules/graphql/index.js';
import { contract, operations } from './page.ts';

function widened(name: string, variables: object): string {
  const parsed = parseDocument(operations().find(each => each.name === name)?.query ?? '');
  return stripIgnoredCharacters(withGiven(contract, parsed!, variables));
}

test('lists, values and other records that were filled in are asked for, and nothing else', () => {
  const fields = {
    title: 'Ett prov', summary: 'Om provet', themes: ['ekonomiskt-bistand'], keeper: { slug: 'a' }, needs: [{ id: 'x' }],
    targetGroup: { text: 'unga', ageFrom: 18 }, sources: [{ title: 'Anteckningar' }, { url: 'https://example.org' }],
  };
  const query = widened('RegisterPilot', { fields });
  for (const asked of ['summary', 'keeper{name}', 'targetGroup{text ageFrom}', 'sources{title url}']) assert.ok(query.includes(asked), asked);
  assert.match(query, /themes(\(first:100\)\{nodes)?\{name\}/);
  assert.match(query, /needs(\(first:100\)\{nodes)?\{title\}/);
  assert.ok(!query.includes('titleEn') && !query.includes('methods'));
});

test('what is asked for already is asked for once, and what has no place in the record not at all', () => {
  const query = widened('RegisterPilot', { fields: { title: 'A', kind: 'PILOT', period: { start: '2027' } } });
  assert.equal(query, stripIgnoredCharacters(operations().find(each => each.name === 'RegisterPilot')!.query));
  assert.ok(!widened('ChangeInitiative', { initiative: { id: 'x' }, seen: 1, fields: {} }).includes('seen:1'));
});

test('what rows are given is asked for of the records that they become', () => {
  const participants = [{ organisation: { name: 'Ale' }, unit: 'Norra' }, { organisation: { name: 'Lerum' }, note: 'Muntligt', localTargetGroup: { text: 'unga' } }];
  const query = widened('AddMunicipalities', { initiative: { id: 'x' }, participants });
  for (const asked of ['note', 'localTargetGroup{text}']) assert.ok(query.includes(asked), asked);
});

test('what is given by its code is shown by its name, also where only some kinds of the record have it', () => {
  const fields = { kind: 'RESEARCH_UNIT', counties: ['14'], countyCode: '14', municipalityCode: '1482', population: 50000, parent: { slug: 'a' } };
  const query = widened('AddOrganisation', { fields });
  for (const asked of ['counties{name}', '...on Municipality{county{name}}', '...on Municipality{code}', '...on Municipality{population}', 'parent{name}']) assert.ok(query.includes(asked), asked);
});

test('every act with its example is still whole', () => {
  for (const { query, variables, acts, name } of operations()) {
    const parsed = parseDocument(query);
    if (acts.length && parsed) assert.deepEqual(validate(contract, parse(withGiven(contract, parsed, readVariables(variables)))).map(String), [], name);
  }
});
