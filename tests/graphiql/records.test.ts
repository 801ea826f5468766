// What a record is called and what is told of it follows from the contract's types.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedBy, below, enumsOf } from '../../schema/graphiql/src/asked.ts';
import { parseDocument } from '../../schema/graphiql/src/documents.ts';
import { described, recordsOf, rowsIn } from '../../schema/graphiql/src/records.ts';
import { contract } from './page.ts';

const words = {
  ParticipationRole: { PARTICIPANT: { value: 'PARTICIPANT', label: 'deltagare', description: '' } },
  Publication: { PUBLISHED: { value: 'PUBLISHED', label: 'publicerad', description: '' } },
};

const asked = (query: string) => askedBy(contract, parseDocument(query)?.document);

/** A record in words, as the answer to a question for it. */
function told(fields: string, record: Record<string, unknown>): string {
  const inside = below(asked(`{ node(id: "x") { ${fields} } }`), 'node');
  const { name, details } = described(record, inside, words);
  return [name, ...details].join(' | ');
}

test('a record is called by its first text that is always there, and not by its slug', () => {
  assert.equal(told('... on Initiative { slug title }', { slug: 'ett', title: 'Ett prov' }), 'Ett prov');
  assert.equal(told('... on ApiKey { prefix purpose }', { prefix: 'prk_1', purpose: 'Prov' }), 'Prov | prk_1');
  assert.equal(told('... on Municipality { code name }', { code: '1482', name: 'Kungälv' }), 'Kungälv | 1482');
});

test('what has no such text is called by the first that there is, whatever it was asked for as', () => {
  const person = { name: 'Den som provar', email: 'funktion@example.org' };
  assert.equal(told('... on Person { email name: displayName }', person), 'Den som provar | funktion@example.org');
});

test('what is about others is called by them, in the order asked for', () => {
  const fields = '... on Participation { unit role organisation { name } initiative { title } }';
  const part = { unit: 'Norra', role: 'PARTICIPANT', organisation: { name: 'Kungälv' }, initiative: { title: 'Tidigt stöd' } };
  assert.equal(told(fields, part), 'Kungälv i Tidigt stöd | Norra | deltagare');
});

test('what is about another and has a text of its own is called by both', () => {
  const fields = '... on Lesson { text participation { organisation { name } } }';
  assert.equal(told(fields, { text: 'Börja i tid', participation: { organisation: { name: 'Ale' } } }), 'Ale: Börja i tid');
});

test('what has no name but a slug is called by that, and what has nothing by its id', () => {
  const round = { slug: 'aldreomsorg-2027', serviceArea: { name: 'Äldreomsorg' } };
  assert.equal(told('... on NeedsRound { slug serviceArea { name } }', round), 'Äldreomsorg: aldreomsorg-2027');
  assert.equal(told('id', { id: 'plan_1' }), 'plan_1');
});

test('the books that are kept on every record are not told, but its version is', () => {
  const fields = 'id ... on Record { version updatedAt publication keeper { name } viewerCan { update { allowed } } }';
  const books = { id: 'x', version: 3, updatedAt: '2026-01-01T00:00:00Z', viewerCan: { update: { allowed: true } } };
  assert.equal(told(fields, { ...books, publication: 'PUBLISHED', keeper: { name: 'GR' } }), 'x | publicerad | GR | version 3');
});

test('of a small value the texts and dates are told', () => {
  const period = { period: { start: '2026', startIs: 'PLANNED', end: null, endIs: null } };
  assert.equal(told('... on Membership { period { start startIs end endIs } }', period).split(' | ').at(-1), '2026');
  const both = { period: { start: '2026', startIs: 'PLANNED', end: '2027-06', endIs: 'PLANNED' } };
  assert.equal(told('... on Membership { period { start startIs end endIs } }', both).split(' | ').at(-1), '2026 – 2027-06');
});

test('fragments with a name are read as if they stood in place, and one that holds itself comes to an end', () => {
  const query = 'query Q { node(id: "x") { ...A } } fragment A on Initiative { title ...B } fragment B on Initiative { state ...A }';
  const inside = below(asked(query), 'node');
  assert.deepEqual([...inside.keys()], ['title', 'state']);
  assert.deepEqual(enumsOf(inside), ['InitiativeState']);
});

test('what can be chosen is found however deep it lies, with the names of what it lies in', () => {
  const query = '{ initiatives { totalCount nodes { title lessons { nodes { id version text } } } } }';
  const lesson = { id: 'x', version: 1, text: 'Börja i tid' };
  const data = { initiatives: { totalCount: 1, nodes: [{ title: 'Tidigt stöd', lessons: { nodes: [lesson] } }] } };
  const [found] = rowsIn(data, asked(query));
  assert.deepEqual([found?.row, found?.above], [lesson, ['Tidigt stöd']]);
});

test('the records of a payload are all but what is said of the act itself', () => {
  const payload = { secret: 'x', key: { id: 'a' }, rows: [{ id: 'b' }, null], warnings: [{}], userErrors: [{}] };
  assert.deepEqual(recordsOf(payload), [{ row: { id: 'a' }, key: 'key' }, { row: { id: 'b' }, key: 'rows' }]);
});

test('until the contract has come nothing is asked for, and nothing breaks', () => {
  assert.equal(askedBy(undefined, parseDocument('{ viewer { name } }')?.document).size, 0);
  assert.deepEqual(described({ id: 'x', version: 1, title: 'T' }, new Map(), {}), { name: 'x', details: ['version 1'] });
});

test('a moment is told as people in Sweden write it', () => {
  assert.equal(told('... on ApiKey { purpose expiresAt }', { purpose: 'Prov', expiresAt: '2026-12-31T23:00:00Z' }), 'Prov | 2027-01-01 00:00');
});
