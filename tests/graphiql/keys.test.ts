// A key that a question asks for is chosen as what it leads to, wherever in the question it stands.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameOf } from '../../schema/graphiql/src/contract.ts';
import { parseDocument } from '../../schema/graphiql/src/documents.ts';
import { calledQuery, keyOf } from '../../schema/graphiql/src/keys.ts';
import { sourcesOf } from '../../schema/graphiql/src/references.ts';
import { variablesOf } from '../../schema/graphiql/src/variables.ts';
import { lexicographicSortSchema, parse, validate } from '../../schema/graphiql/node_modules/graphql/index.js';
import { contract, operations } from './page.ts';

const ready = operations();
const asked = ready.filter(each => !each.acts.length).flatMap(each => variablesOf(contract, parseDocument(each.query)!).map(variable => ({ each, variable })));
/** What is written as it is: keys of other systems, a county's code, what a source says of itself, and places in lists. */
const WRITTEN = [
  'Search.text',
  'Search.after',
  'Calendar.after',
  'CalendarOfMethod.after',
  'CalendarOfMunicipality.after',
  'CalendarOfRssBody.after',
  'CalendarOfTheme.after',
  'CountyAnnex.county',
  'CountyAnnex.after',
  'Find.system',
  'Find.value',
  'LoadBySize.after',
  'OurRows.after',
  'Overlaps.after',
  'PartnersForInitiative.after',
  'PartnersForNeed.after',
  'PilotList.after',
  'SimilarNeeds.after',
  'SourcesByPublisher.publisher',
  'SourcesByPublisher.after',
  'StaleByKeeper.after',
  'WhatRestsOnThisSource.address',
  'WhatWeLost.source',
];

test('every text that a ready-made question asks for leads to a record that can be chosen in a list', () => {
  const texts = asked.filter(({ variable }) => /^\[?String/.test(String(variable.type)));
  const none = texts.filter(({ variable }) => !sourcesOf(contract, ready, variable.field.record).length);
  assert.deepEqual(none.map(({ each, variable }) => `${each.name}.${variable.name}`), WRITTEN);
});

for (const [name, variable, record, label] of [
  ['WhatDidOthersLearn', 'themes', 'Theme', 'Område'],
  ['SameSizeTakesPart', 'theme', 'Theme', 'Område'],
  ['NeighboursInPilot', 'pilot', 'Initiative', 'Initiativ'],
  ['NeverInAPilot', 'rss', 'RssBody', 'RSS'],
  ['NeedsWeRaised', 'rss', 'RssBody', 'RSS'],
  ['OthersWithNeedsInOurThemes', 'themes', 'Theme', 'Område'],
  ['QuarterlySheet', 'organisation', 'Organisation', 'Organisation'],
] as const) {
  test(`${variable} of ${name} is of the kind ${record}`, () => {
    const found = asked.find(({ each, variable: one }) => each.name === name && one.name === variable)?.variable;
    assert.deepEqual([found?.field.record?.name, found?.label], [record, label]);
  });
}

test('what a variable leads to does not hang on the order in which a server tells of its types', () => {
  const sorted = lexicographicSortSchema(contract);
  // Its questions last, among them those for one kind of organisation.
  const types = Object.entries(sorted.getTypeMap()).sort(([one], [other]) => Number(one === 'Query') - Number(other === 'Query'));
  Object.assign(sorted, { _typeMap: Object.fromEntries(types) });
  for (const { each, variable } of asked) {
    const found = variablesOf(sorted, parseDocument(each.query)!).find(({ name }) => name === variable.name);
    assert.equal(found?.field.record?.name, variable.field.record?.name, `${each.name}.${variable.name}`);
  }
});

test('what something is to be is asked for by what it is', () => {
  const labels = ['CoverageByCounty.kind', 'TripsForOurStaff.side', 'SourcesByPublisher.publisher'].map(place => asked.find(({ each, variable }) => `${each.name}.${variable.name}` === place)?.variable.label);
  assert.deepEqual(labels, ['Slag', 'Myndighetsutövning eller utförare', 'Utgivare']);
});

test('what a record is called can be asked by each key', () => {
  for (const { each, variable } of asked) {
    const key = variable.field.record && keyOf(contract, variable.field.record, variable.field.name);
    const query = key && calledQuery(key);
    // A round of gathering needs has no name but its slug.
    if (variable.field.record) assert.ok(key && (query || !nameOf(key.record)), `${each.name}.${variable.name}`);
    if (query) assert.deepEqual(validate(contract, parse(query)), []);
  }
});
