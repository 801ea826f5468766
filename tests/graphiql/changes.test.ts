// History is told in words: fields and acts by what the contract calls them, values by the words of their enums.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedBy } from '../../schema/graphiql/src/asked.ts';
import { neededFor, wordedIn } from '../../schema/graphiql/src/changes.ts';
import { HISTORY, versionsIn, type Entry } from '../../schema/graphiql/src/form/history.ts';
import { namesQuery } from '../../schema/graphiql/src/recordNames.ts';
import { sectionsOf } from '../../schema/graphiql/src/tables.ts';
import { parse, validate } from '../../schema/graphiql/node_modules/graphql/index.js';
import { contract } from './page.ts';

const ID = `theme_${'0'.repeat(32)}`;
const QUERY = `{ initiative(slug: "a") { id title history(last: 9) { nodes { act partType fields { field before after } } } } }`;
const asked = askedBy(contract, parse(QUERY));
const entry = (fields: unknown[], partType: string | null = null) => ({ act: 'updateInitiative', partType, fields });
const answer = (...nodes: unknown[]) => ({ initiative: { id: `initiative_${'1'.repeat(32)}`, title: 'T', history: { nodes } } });
const DATA = answer(
  entry([
    { field: 'state', before: 'PROPOSED', after: 'ONGOING' },
    { field: 'period.start', before: null, after: '2026' },
    { field: 'themes', before: ID, after: null },
    { field: 'sources', before: null, after: '{"date": "2026-10", "title": "Beslut", "fields": ["state"]}' },
  ]),
  entry([{ field: 'status', before: 'INVITED', after: 'CONFIRMED' }], 'PARTICIPATION'),
);
const WORDS = {
  InitiativeState: { PROPOSED: { value: '', label: 'föreslaget', description: '' }, ONGOING: { value: '', label: 'pågår', description: '' } },
  ParticipationStatus: { INVITED: { value: '', label: 'inbjuden', description: '' }, CONFIRMED: { value: '', label: 'bekräftad', description: '' } },
};

test('what must be known to tell of changes follows from what they are changes of', () => {
  assert.deepEqual(neededFor(contract, DATA, asked), { enums: ['InitiativeState', 'ParticipationStatus'], ids: [ID] });
});

test('changes are told in words, and acts as people call them', () => {
  const told = wordedIn({ schema: contract, words: WORDS, names: new Map([[ID, 'Barn och unga']]) }, DATA, asked);
  const rows = sectionsOf(told as typeof DATA, asked, {}).flatMap(each => each.tables).flatMap(each => each.rows.map(row => row.join(' | ')));
  assert.equal(rows[0], 'Ändra ett initiativ |  | Läge: föreslaget → pågår\nPeriod, Start: lades till 2026\nOmråden: togs bort Barn och unga\nKällor: lades till 2026-10, Beslut, Läge');
  assert.match(rows[1] ?? '', /Status: inbjuden → bekräftad/);
});

test('the fields that a source supports are told as people call them', () => {
  const sources = askedBy(contract, parse('{ outputs { nodes { title sources { title fields } } } }'));
  const data = { outputs: { nodes: [{ title: 'T', sources: [{ title: 'S', fields: ['publishedOn', 'kind'] }] }] } };
  const told = wordedIn({ schema: contract, words: {}, names: new Map() }, data, sources) as typeof data;
  assert.deepEqual(told.outputs.nodes[0]?.sources[0]?.fields, ['Utgiven', 'Slag']);
});

test('a record that is not shown to the viewer is told of as one', () => {
  const told = JSON.stringify(wordedIn({ schema: contract, words: {}, names: new Map() }, DATA, asked));
  assert.match(told, /en post som inte visas/);
  assert.doesNotMatch(told, /theme_0/);
});

test('the versions of a record are those of its own row, each once, the newest first', () => {
  const made = (version: number | null, part: string | null, field: string) => ({ version, part, fields: [{ field, before: null, after: 'x' }] }) as unknown as Entry;
  const found = versionsIn([made(1, null, 'a'), made(2, null, 'b'), made(7, 'x', 'c'), made(2, null, 'd'), made(null, null, 'e')]);
  assert.deepEqual(found.map(each => [each.version, each.fields.map(one => one.field)]), [[2, ['b', 'd']], [1, ['a']]]);
});

test('what the page asks of history, and of what records are called, is in the contract', () => {
  for (const each of [HISTORY, namesQuery(contract)]) assert.deepEqual(validate(contract, parse(each)), []);
});

test('the field that a search hit is told as the type of its record calls it', () => {
  const query = '{ search(text: "a") { edges { recordType matchedIn node { id } } } }';
  const hit = (recordType: string, matchedIn: string) => ({ recordType, matchedIn, node: { id: 'x' } });
  const data = { search: { edges: [hit('INITIATIVE', 'title'), hit('PARTICIPATION', 'localTargetGroup.text'), hit('MEMBERSHIP', 'kind'), hit('ORGANISATION', 'finnsInte')] } };
  const told = wordedIn({ schema: contract, words: {}, names: new Map() }, data, askedBy(contract, parse(query))) as typeof data;
  assert.deepEqual(told.search.edges.map(each => each.matchedIn), ['Titel', 'Lokal målgrupp, Beskrivning', 'Slag av medlemskap', 'finnsInte']);
});

test('why a record was withdrawn is told by what the act calls it', () => {
  const asked = askedBy(contract, parse(QUERY));
  const told = wordedIn({ schema: contract, words: WORDS, names: new Map() }, answer(entry([{ field: 'withdrawnBecause', before: null, after: 'Fel kommun' }])), asked);
  assert.match(JSON.stringify(told), /"field":"Skäl"/);
});
