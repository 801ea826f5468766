// What a search found: texts in pieces, of which each is a hit or none, and never markup.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedBy } from '../../schema/graphiql/src/asked.ts';
import { sectionsOf } from '../../schema/graphiql/src/tables.ts';
import { parse } from '../../schema/graphiql/node_modules/graphql/index.js';
import { contract } from './page.ts';

const QUERY = `{ search(text: "stöd") { totalCount searchedFor isSample hint facets { recordType { value label count } }
  edges { recordType called: label matchedIn snippet { text isMatch } isPartial node { id ... on Participation { organisation { name } initiative { title } } } } } }`;
const pieces = (...texts: string[]) => texts.map((text, place) => ({ text, isMatch: place % 2 === 1 }));
const edge = (recordType: string, called: string | null, matchedIn: string, snippet: object[], isPartial = false) => ({ recordType, called, matchedIn, snippet, isPartial, node: { id: 'x' } });
const answer = (edges: object[], more: object = {}) => ({
  search: { totalCount: edges.length, searchedFor: null, isSample: false, hint: null, facets: { recordType: [{ value: 'INITIATIVE', label: 'initiativ', count: 1 }] }, edges, ...more },
});
const WORDS = { RecordType: { KNOWLEDGE_NEED: { value: 'KNOWLEDGE_NEED', label: 'kunskapsbehov', description: '' }, LESSON: { value: 'LESSON', label: 'lärdom', description: '' } } };
const tableOf = (data: object) => sectionsOf(data as never, askedBy(contract, parse(QUERY)), WORDS)[0]?.tables[0];

test('a hit in a name is told once, with its marks, and one in a text beside the name', () => {
  const [name, text] = tableOf(answer([edge('KNOWLEDGE_NEED', 'Tidigt stöd', 'title', pieces('Tidigt ', 'stöd')), edge('KNOWLEDGE_NEED', 'Vuxna', 'description', pieces('om ', 'stöd', ' till <b>vuxna</b>'))]))!.found!.hits;
  assert.deepEqual([name?.label, name?.snippet], [pieces('Tidigt ', 'stöd'), []]);
  assert.deepEqual([text?.label, text?.snippet.length], [[{ text: 'Vuxna', isMatch: false }], 3]);
  assert.deepEqual([text?.kind, text?.matchedIn], ['kunskapsbehov', 'description']);
});

test('what has no name is called by what it is about, and else what it is', () => {
  const about = { ...edge('PARTICIPATION', null, 'note', pieces('', 'stöd')), node: { id: 'x', organisation: { name: 'Kungälv' }, initiative: { title: 'Tidigt stöd' } } };
  assert.equal(tableOf(answer([about]))?.rows[0]?.[0], 'Kungälv i Tidigt stöd');
  assert.deepEqual(tableOf(answer([edge('LESSON', null, 'text', pieces('', 'Stöd', ' hjälpte'))]))?.found?.hits[0]?.label, [{ text: 'Lärdom', isMatch: false }]);
});

test('the hits are a table too, to be taken along', () => {
  const table = tableOf(answer([edge('KNOWLEDGE_NEED', 'Vuxna', 'description', pieces('om ', 'stöd'), true)]));
  assert.deepEqual(table?.rows, [['Vuxna', 'kunskapsbehov', 'description', 'om stöd', 'ja']]);
  assert.deepEqual(table?.found?.kinds, [{ label: 'initiativ', count: 1 }]);
});

test('a search that found nothing says why, where the registry knows', () => {
  const found = tableOf(answer([], { hint: 'Bara små ord.', searchedFor: 'stöd' }))?.found;
  assert.deepEqual([found?.hits, found?.hint, found?.searchedFor], [[], 'Bara små ord.', 'stöd']);
});
