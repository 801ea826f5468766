// An answer is told as tables: one for each list, with headings from the contract.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedBy, type Asked } from '../../schema/graphiql/src/asked.ts';
import { csv, filled, sectionsOf } from '../../schema/graphiql/src/tables.ts';
import { parse } from '../../schema/graphiql/node_modules/graphql/index.js';
import { contract, operations } from './page.ts';

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

test('each list in a record is a table of its own, who it is about first, and it is known which columns are empty', () => {
  const [towns, needs] = sections[0]?.tables ?? [];
  assert.deepEqual(towns, { title: 'Kommuner', columns: ['Organisation', 'Roll', 'Anteckning'], rows: [['Kungälv', 'PARTICIPANT', '']], numbers: [], count: 12 });
  assert.deepEqual(filled(towns!), [0, 1]);
  assert.deepEqual(needs?.rows, []);
  assert.deepEqual(filled(needs!), [0, 1]);
});

test('an act on many that answers with the same record twice shows it once', () => {
  const query = 'mutation M($x: AddParticipantsInput!) { addParticipants(input: $x) { participations { id organisation { name } } } }';
  const [once, other] = [['y', 'Mölndal'], ['z', 'Lerum']].map(([id, name]) => ({ id, organisation: { name } }));
  const payload = { addParticipants: { participations: [once, other, once] } };
  const [table] = sectionsOf(payload, askedBy(contract, parse(query)), {}).flatMap(each => each.tables);
  assert.deepEqual(table?.rows, [['Mölndal'], ['Lerum']]);
});

const LOAD = `{ municipalities(first: 9) { totalCount nodes { name
  participations(first: 2) { totalCount nodes { initiative { title } } }
  known: participations { totalCount } } }
  unknown: municipalities { totalCount } }`;
const HOW_MANY = {
  municipalities: { totalCount: 1, nodes: [{ name: 'Kungälv', participations: { totalCount: 5, nodes: [{ initiative: { title: 'Tidigt stöd' } }] }, known: { totalCount: 0 } }] },
  unknown: { totalCount: 7 },
};

test('how many there are in a list is told where that was asked for, also when nothing else was', () => {
  const [section] = sectionsOf(HOW_MANY, askedBy(contract, parse(LOAD)), {}, { unknown: 'Inte känt', known: 'Kända' });
  assert.deepEqual(section?.facts, [['Inte känt', '7']]);
  assert.deepEqual(section?.tables[0]?.columns, ['Namn', 'Deltaganden, antal', 'Deltaganden', 'Kända']);
  assert.deepEqual(section?.tables[0]?.rows, [['Kungälv', '5', 'Tidigt stöd', '0']]);
  assert.deepEqual(section?.tables[0]?.numbers, [1, 3]);
});

const MARKED = `{ initiatives(first: 1) { nodes { title reportedCounts { unit count isApproximate } } } }`;

test('a yes among other things in a cell says of what, and a no too', () => {
  const counts = [{ unit: 'MUNICIPALITIES', count: 60, isApproximate: true }, { unit: 'REGIONS', count: 2, isApproximate: false }];
  const data = { initiatives: { nodes: [{ title: 'Pilot', reportedCounts: counts }] } };
  const [section] = sectionsOf(data, askedBy(contract, parse(MARKED)), {});
  assert.deepEqual(section?.tables[0]?.rows, [['Pilot', 'MUNICIPALITIES, 60, ungefärligt; REGIONS, 2, ungefärligt: nej']]);
});

test('a share is told in hundredths, and other numbers with a comma', () => {
  const nodes = [{ municipalityShare: 0.2448, municipalityCount: 1234 }, { municipalityShare: 1, municipalityCount: 0 }, { municipalityShare: null, municipalityCount: 0 }];
  const [section] = sectionsOf({ coverage: { nodes } }, askedBy(contract, parse('{ coverage(by: COUNTY) { nodes { municipalityShare municipalityCount } } }')), {});
  assert.deepEqual(section?.tables[0]?.rows.map(each => each[0]), ['24,5 %', '100 %', '']);
});

test('many days are told in months beside', () => {
  const nodes = [{ medianDaysToAddressed: 400, daysKnownCount: 400 }, { medianDaysToAddressed: 20, daysKnownCount: 1 }];
  const [section] = sectionsOf({ needsOverview: { nodes } }, askedBy(contract, parse('{ needsOverview(by: []) { nodes { medianDaysToAddressed daysKnownCount } } }')), {});
  assert.deepEqual(section?.tables[0]?.rows, [['400 (cirka 13 månader)', '400'], ['20', '1']]);
});

test('a table as CSV opens in Swedish spreadsheets, and runs nothing there', () => {
  const text = csv({ title: '', columns: ['Namn', 'Antal'], rows: [['a;b "c"', '-3'], ['=1+1', '@x']] });
  assert.equal(text, `\ufeffNamn;Antal\r\n"a;b ""c""";-3\r\n'=1+1;'@x\r\n`);
});

test('what a counted value is called is told, and not the code beside it', () => {
  const query = '{ initiatives { facets { state { value label count } } } }';
  const data = { initiatives: { facets: { state: [{ value: 'ONGOING', label: 'pågår', count: 2 }] } } };
  const tables = sectionsOf(data, askedBy(contract, parse(query)), {}).flatMap(each => each.tables);
  assert.deepEqual(tables.map(({ columns, rows }) => [columns, rows]), [[['Benämning', 'Antal'], [['pågår', '2']]]]);
});

test('what a list is counted by stands in tables after it', () => {
  const query = '{ initiatives { facets { state { value label count } theme { value label count } } nodes { title } } }';
  const data = { initiatives: { facets: { state: [{ value: 'ONGOING', label: 'pågår', count: 2 }], theme: [] }, nodes: [{ title: 'T' }] } };
  const tables = sectionsOf(data, askedBy(contract, parse(query)), {}).flatMap(each => each.tables);
  assert.deepEqual(tables.map(({ title, rows }) => [title, rows]), [['Initiativ', [['T']]], ['Initiativ: antal per läge', [['pågår', '2']]]]);
});

test('those that are counted nowhere stand last in the table, and nowhere else', () => {
  const query = '{ initiatives { facets { theme { value label count } themeMissing county { value label count } none: countyMissing } nodes { title } } }';
  const theme = [{ value: 'barn', label: 'Barn', count: 2 }];
  const told = (themeMissing: number, none: number) => sectionsOf({ initiatives: { facets: { theme, themeMissing, county: [], none }, nodes: [{ title: 'T' }] } }, askedBy(contract, parse(query)), {});
  const tables = (...counts: [number, number]) => told(...counts).flatMap(each => each.tables).slice(1).map(({ rows }) => rows);
  assert.deepEqual(tables(3, 1), [[['Barn', '2'], ['inte angivet', '3']], [['inte angivet', '1']]]);
  assert.deepEqual(tables(0, 0), [[['Barn', '2']]]);
  assert.deepEqual(told(3, 1).flatMap(each => each.facts), []);
});

test('the records and the lists of an answer stand in the order of its document', () => {
  const query = '{ moment municipality(code: "1480") { name participations { nodes { role } } } notKnown: initiatives { totalCount nodes { title } } all: initiatives { totalCount } }';
  const data = { moment: '2026', municipality: { name: 'Göteborg', participations: { nodes: [{ role: 'OWNER' }] } }, notKnown: { totalCount: 0, nodes: [] }, all: { totalCount: 7 } };
  const found = sectionsOf(data, askedBy(contract, parse(query)), {}, { notKnown: 'Inte känt', all: 'Alla' });
  assert.deepEqual(found.map(each => each.tables.map(({ title }) => title)), [[], ['Deltaganden'], ['Inte känt']]);
  // What is told by itself stands first.
  assert.deepEqual(found[0]?.facts.at(-1), ['Alla', '7']);
});

test('every heading of every question is Swedish: each field that is asked for has a term', () => {
  const lacking: string[] = [];
  const look = (name: string, asked: Asked) => {
    for (const [key, each] of asked) {
      if (!/\([^()]+\)/.test(each.description) && !['nodes', 'edges', 'node', '__typename'].includes(each.name)) lacking.push(`${name} ${key}`);
      look(name, each.below);
    }
  };
  for (const { name, query } of operations()) look(name, askedBy(contract, parse(query)));
  assert.deepEqual(lacking, []);
});
