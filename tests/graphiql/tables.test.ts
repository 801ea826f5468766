// An answer is told as tables: one for each list, with headings from the contract.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedBy } from '../../schema/graphiql/src/asked.ts';
import { csv, sectionsOf } from '../../schema/graphiql/src/tables.ts';
import { parse } from '../../schema/graphiql/node_modules/graphql/index.js';
import { contract } from './page.ts';

const QUERY = `{ initiative(slug: "a") {
  id title state period { start end }
  towns: participations(first: 9) { totalCount nodes { id role note organisation { id name } } }
  needs { nodes { title isX: state } } } }`;
const DATA = {
  initiative: {
    id: 'x', title: 'Tidigt stöd', state: 'ONGOING', period: { start: '2026', end: null },
    towns: { totalCount: 12, nodes: [{ id: 'y', role: 'PARTICIPANT', note: null, organisation: { id: 'z', name: 'Kungälv' } }] },
    needs: { nodes: [] },
  },
};
const WORDS = { InitiativeState: { ONGOING: { value: 'ONGOING', label: 'pågår', description: '' } } };
const sections = sectionsOf(DATA, askedBy(contract, parse(QUERY)), WORDS, { towns: 'Kommuner' });

test('a record is told as facts in words, and without its id', () => {
  assert.deepEqual(sections[0]?.facts, [['Titel', 'Tidigt stöd'], ['Läge', 'pågår'], ['Period, Start', '2026'], ['Period, Slut', '']].filter(([, text]) => text));
});

test('each list in a record is a table of its own, who it is about first, and without empty columns', () => {
  const [towns, needs] = sections[0]?.tables ?? [];
  assert.deepEqual(towns, { title: 'Kommuner', columns: ['Organisation', 'Roll'], rows: [['Kungälv', 'PARTICIPANT']], count: 12 });
  assert.deepEqual(needs?.rows, []);
});

test('a table as CSV opens in Swedish spreadsheets, and runs nothing there', () => {
  const text = csv({ title: '', columns: ['Namn', 'Antal'], rows: [['a;b "c"', '-3'], ['=1+1', '@x']] });
  assert.equal(text, `\ufeffNamn;Antal\r\n"a;b ""c""";-3\r\n'=1+1;'@x\r\n`);
});
