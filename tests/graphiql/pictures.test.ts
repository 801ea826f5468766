// What pictures of answers are made of: what is not known is never shown as zero, and dates are as wide as they are known.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { askedBy } from '../../schema/graphiql/src/asked.ts';
import { barsOf } from '../../schema/graphiql/src/pictures/bars.ts';
import { boardOf } from '../../schema/graphiql/src/pictures/board.ts';
import { Shown, some, type Picture } from '../../schema/graphiql/src/pictures/picture.ts';
import { MUNICIPALITIES, placesOf, shadesOf } from '../../schema/graphiql/src/pictures/places.ts';
import { spanOf, stretchesOf, timelineOf } from '../../schema/graphiql/src/pictures/timeline.ts';
import { parse } from '../../schema/graphiql/node_modules/graphql/index.js';
import { contract } from './page.ts';

const WORDS = {
  KnowledgeNeedState: { RAISED: { value: 'RAISED', label: 'lyft', description: '' }, CLOSED: { value: 'CLOSED', label: 'stängt', description: '' } },
  DateStatus: { PLANNED: { value: 'PLANNED', label: 'planerat', description: '' } },
};

function shown(kind: Picture['kind'], place: string, take: Record<string, string>, query: string, data: unknown): Shown {
  const parts = Object.fromEntries(Object.entries(take).map(([part, places]) => [part, places.split(',')]));
  return new Shown({ kind, place, take: parts, caption: '' }, data, askedBy(contract, parse(query)), WORDS);
}

const TOWNS = '{ municipalities { nodes { code name takesPart participations { totalCount } } } }';
const town = (code: string, takesPart: string, totalCount: number) => ({ code, name: `Ort ${code}`, takesPart, participations: { totalCount } });
const onMap = (...nodes: object[]) =>
  placesOf(shown('map', 'municipalities', { code: 'code', label: 'name', value: 'participations.totalCount', known: 'takesPart' }, TOWNS, { municipalities: { nodes } }));

test('zero on a map is zero only where that is known', () => {
  const { places, zero, notKnown, text } = onMap(town('1', 'NOT_KNOWN', 0), town('2', 'KNOWN_NOT_TO', 0), town('3', 'KNOWN_TO', 2), town('4', 'NOT_KNOWN', 1), town('5', 'KNOWN_TO', 0));
  // The last has left the one that it was in: of the others nobody has said that it is not there.
  assert.deepEqual([...places.values()].map(each => each.value), [undefined, 0, 2, 1, undefined]);
  assert.deepEqual([zero, notKnown], [1, 2]);
  assert.equal(places.get('1')?.title, 'Ort 1: inte känt');
  assert.equal(text, 'Flest: Ort 3 (2). 2 kommuner har minst 1 och 1 har 0. Om 2 är det inte känt.');
});

test('who is not in a list of a few is neither zero nor known', () => {
  const features = (JSON.parse(readFileSync(new URL('../../seeds/municipalities.geojson', import.meta.url), 'utf-8')) as { features: unknown[] }).features;
  assert.equal(MUNICIPALITIES, features.length);
  const { left, zero, text } = onMap(town('1', 'KNOWN_TO', 2), town('2', 'KNOWN_TO', 1));
  assert.deepEqual([left, zero], [288, 0]);
  assert.equal(text, 'Flest: Ort 1 (2). 2 kommuner har minst 1. 288 står inte i listan.');
});

test('who is not in a list is not known where the answer says that it does not tell of all', () => {
  const query = '{ municipalities { nodes { code name participations { totalCount } } } incomplete: initiatives { totalCount } }';
  const take = { code: 'code', label: 'name', value: 'participations.totalCount', others: 'incomplete.totalCount' };
  const listing = (totalCount: number) => placesOf(shown('map', 'municipalities', take, query, { municipalities: { nodes: [town('1', 'KNOWN_TO', 2)] }, incomplete: { totalCount } }));
  assert.deepEqual([listing(3).isOpen, listing(3).notKnown, listing(3).left], [true, MUNICIPALITIES - 1, 0]);
  assert.match(listing(3).text, /Om 289 är det inte känt/);
  assert.deepEqual([listing(0).isOpen, listing(0).notKnown, listing(0).left], [false, 0, MUNICIPALITIES - 1]);
});

test('few values have a colour each, and many share five, the palest first', () => {
  assert.deepEqual(shadesOf([1, 3, 1]).map(({ label, step, count }) => [label, step, count]), [['1', 0, 2], ['3', 4, 1]]);
  assert.deepEqual(shadesOf([7]).map(({ step }) => step), [3]);
  const many = shadesOf([1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 9]);
  assert.ok(many.length > 1 && many.length <= 5);
  assert.equal(many.reduce((sum, { count }) => sum + count, 0), 12);
  assert.deepEqual([many[0]?.from, many.at(-1)?.to], [1, 9]);
});

const COVERAGE = '{ coverage(by: COUNTY) { nodes { county { name } municipalityCount knownToCount knownNotToCount notKnownCount } } }';
const PARTS = { label: 'county.name', value: 'knownToCount', notKnown: 'notKnownCount', knownNot: 'knownNotToCount', of: 'municipalityCount' };
const county = (name: string | null, knownToCount: number, notKnownCount: number, knownNotToCount: number) => ({
  county: name && { name }, municipalityCount: knownToCount + notKnownCount + knownNotToCount, knownToCount, notKnownCount, knownNotToCount,
});

test('a bar has a piece for what is known, what is not and what is known not to be, and a text that says so', () => {
  const nodes = [county('Norr', 2, 3, 0), county('Söder', 0, 0, 4), county(null, 0, 1, 0)];
  const { bars, legend, text } = barsOf(shown('bars', 'coverage', PARTS, COVERAGE, { coverage: { nodes } }));
  assert.deepEqual(bars.map(each => [each.label, each.told, each.pieces.map(({ piece, size }) => `${piece} ${size}`).join()]), [
    ['Norr', 'minst 2 av 5', 'value 2,notKnown 3'],
    ['Söder', '0 av 4', 'knownNot 4'],
    ['Län: inte känt', 'inte känt (1 av 1)', 'notKnown 1'],
  ]);
  assert.deepEqual(legend.map(each => each.label), ['Deltar eller har deltagit', 'Inte känt', 'Deltar inte enligt listorna']);
  assert.equal(text, 'Flest: Norr (minst 2 av 5). I 2 av 3 rader är ingen känd. I 2 av 3 rader är något inte känt, som mest 3 (Norr).');
});

test('where nothing is known nobody is told to have the fewest', () => {
  const { text } = barsOf(shown('bars', 'coverage', PARTS, COVERAGE, { coverage: { nodes: [county('Norr', 0, 3, 0), county('Söder', 0, 4, 1)] } }));
  assert.equal(text, 'I ingen av de 2 raderna är någon känd. Som mest är 4 inte kända (Söder).');
});

test('where some rows are not told whose they are, nobody is told to have the fewest', () => {
  const query = '{ needsOverview(by: [RSS_BODY]) { nodes { rssBody { name } municipalityCount } } }';
  const row = (name: string | null, municipalityCount: number) => ({ rssBody: name && { name }, municipalityCount });
  const text = (...nodes: object[]) => barsOf(shown('bars', 'needsOverview', { label: 'rssBody.name', value: 'municipalityCount' }, query, { needsOverview: { nodes } })).text;
  assert.equal(text(row('Norr', 2), row('Söder', 0)), 'Flest: Norr (2). Färst: Söder (0).');
  assert.equal(text(row('Norr', 2), row('Söder', 0), row(null, 0)), 'Flest: Norr (2).');
});

test('where it is not known how many a row says so, and is neither nothing nor the fewest', () => {
  const nodes = [{ rssBody: { name: 'Norr' }, municipalityCount: 2 }, { rssBody: { name: 'Söder' }, municipalityCount: null }];
  const query = '{ needsOverview(by: [RSS_BODY]) { nodes { rssBody { name } municipalityCount } } }';
  const take = { label: 'rssBody.name', value: 'municipalityCount' };
  const { bars, text } = barsOf(shown('bars', 'needsOverview', take, query, { needsOverview: { nodes } }));
  assert.deepEqual(bars.map(each => [each.told, each.pieces.length]), [['2', 1], ['inte känt', 0]]);
  assert.equal(text, 'Flest: Norr (2). I 1 av 2 rader är antalet inte känt.');
});

test('what is in no area is told to be in none, and one municipality is one', () => {
  const query = '{ needsOverview(by: [THEME]) { nodes { theme { name } needCount } } }';
  const nodes = [{ theme: { name: 'Barn' }, needCount: 3 }, { theme: null, needCount: 2 }];
  const { bars } = barsOf(shown('bars', 'needsOverview', { label: 'theme.name', value: 'needCount' }, query, { needsOverview: { nodes } }));
  assert.deepEqual(bars.map(each => each.label), ['Barn', 'Utan område']);
  const map = { code: 'code', label: 'name', value: 'initiativesNotLeft.totalCount' };
  const counted = { municipalities: { nodes: [{ code: '1480', name: 'Göteborg', initiativesNotLeft: { totalCount: 1 } }] } };
  const { text } = placesOf(shown('map', 'municipalities', map, '{ municipalities { nodes { code name initiativesNotLeft { totalCount } } } }', counted));
  assert.match(text, / 1 kommun har minst 1\./);
});

test('what a bar is a part of is drawn as the rest of it', () => {
  const { bars } = barsOf(shown('bars', 'coverage', { label: 'county.name', value: 'knownToCount', of: 'municipalityCount' }, COVERAGE, { coverage: { nodes: [county('Norr', 2, 3, 0)] } }));
  assert.deepEqual(bars[0]?.pieces, [{ piece: 'value', size: 2 }, { piece: 'rest', size: 3 }]);
});

test('of many names the first are told', () => {
  assert.equal(some(['A']), 'A');
  assert.equal(some(['A', 'B', 'C']), 'A, B och C');
  assert.equal(some(['A', 'B', 'C', 'D']), 'A, B och 2 till');
});

const day = (text: string) => Date.parse(text);
const NO_PLANS = { start: false, end: false };

test('a date stands for all of its days', () => {
  assert.deepEqual(spanOf('2022'), { from: day('2022-01-01'), to: day('2023-01-01') });
  assert.deepEqual(spanOf('2022-12'), { from: day('2022-12-01'), to: day('2023-01-01') });
  assert.deepEqual(spanOf('2022-02-28'), { from: day('2022-02-28'), to: day('2022-03-01') });
  assert.equal(spanOf('senare'), undefined);
});

test('it is told apart what is sure, what lies somewhere in a year, and what nobody knows the end of', () => {
  const whole = { from: day('2020-01-01'), to: day('2026-01-01') };
  const how = (start?: string, end?: string) =>
    stretchesOf(start ? spanOf(start) : undefined, end ? spanOf(end) : undefined, whole, NO_PLANS).map(each => `${each.how} ${[each.from, each.to].map(at => new Date(at).toISOString().slice(0, 10)).join(' ')}`);
  assert.deepEqual(how('2021-03-01', '2024'), ['sure 2021-03-01 2024-01-01', 'unsure 2024-01-01 2025-01-01']);
  assert.deepEqual(how('2022', '2022'), ['unsure 2022-01-01 2023-01-01']);
  assert.deepEqual(how('2022'), ['unsure 2022-01-01 2023-01-01', 'open 2023-01-01 2026-01-01']);
  assert.deepEqual(how(undefined, '2022-06-30'), ['open 2020-01-01 2022-06-30', 'sure 2022-06-30 2022-07-01']);
});

const PERIODS = '{ initiatives { nodes { title period { start startIs end endIs } } } }';

test('a line has no end where none is known, a plan says that it is one, and what has no day is counted', () => {
  const nodes = [
    { title: 'Pågår', period: { start: '2022-09-21', startIs: 'ACTUAL', end: null, endIs: null } },
    { title: 'Planeras', period: { start: '2027', startIs: 'PLANNED', end: '2028', endIs: 'PLANNED' } },
    { title: 'Okänd', period: null },
  ];
  const take = { label: 'title', start: 'period.start', startIs: 'period.startIs', end: 'period.end', endIs: 'period.endIs' };
  const found = timelineOf(shown('timeline', 'initiatives', take, PERIODS, { initiatives: { nodes } }), WORDS, day('2026-06-01'));
  assert.deepEqual(found.lines.map(each => each.told), ['från 2022-09-21', '2027 (planerat) – 2028 (planerat)']);
  assert.deepEqual(found.lines.map(each => each.stretches.map(({ how, isPlanned }) => `${how}${isPlanned ? ' plan' : ''}`).join()), ['sure,open', 'unsure plan']);
  assert.equal(found.text, '2 rader från 2022 till 2028. 1 har inget känt slut. 1 utan känd dag står bara i tabellen.');
});

const EVENTS = '{ calendarEvents { nodes { day dayIs kind title } } }';

test('what happens to the same stands on one line, each as wide as it is known when', () => {
  const nodes = [
    { day: '2026-03-01', dayIs: 'ACTUAL', kind: 'INITIATIVE_STARTS', title: 'A' },
    { day: '2026-04', dayIs: null, kind: 'REPORT_DUE', title: 'B' },
    { day: '2027', dayIs: 'PLANNED', kind: 'INITIATIVE_ENDS', title: 'A' },
  ];
  const found = timelineOf(shown('timeline', 'calendarEvents', { label: 'title', day: 'day', dayIs: 'dayIs', kind: 'kind' }, EVENTS, { calendarEvents: { nodes } }), WORDS);
  assert.deepEqual(found.lines.map(each => [each.label, each.marks.map(({ kind, isPlanned }) => [kind, isPlanned])]), [['A', [[0, false], [1, true]]], ['B', [[2, false]]]]);
  assert.equal(found.lines[0]?.told, 'INITIATIVE_STARTS 2026-03-01, INITIATIVE_ENDS 2027 (planerat)');
  assert.deepEqual([found.from, found.to], [day('2026-01-01'), day('2028-01-01')]);
  // That only a month or a year is known is told beside the picture, and not of days.
  assert.deepEqual([found.hasWide, found.hasUnsure], [true, false]);
  const exact = timelineOf(shown('timeline', 'calendarEvents', { label: 'title', day: 'day', kind: 'kind' }, EVENTS, { calendarEvents: { nodes: nodes.slice(0, 1) } }), WORDS);
  assert.equal(exact.hasWide, false);
});

test('days of two records that are called alike stand on two lines, and one odd date leaves room for the others', () => {
  const take = { label: 'title', of: 'id', day: 'day', kind: 'kind' };
  const event = (id: string, when: string) => ({ id: `${id}/REPORT_DUE`, day: when, dayIs: null, kind: 'REPORT_DUE', title: 'A' });
  const nodes = [event('1', '2026-03-01'), event('2', '2026-04'), event('1', '9999'), event('2', '0019')];
  const query = '{ calendarEvents { nodes { id day dayIs kind title } } }';
  const found = timelineOf(shown('timeline', 'calendarEvents', take, query, { calendarEvents: { nodes } }), WORDS, day('2026-06-01'));
  assert.deepEqual(found.lines.map(each => [each.label, each.marks.length]), [['A', 2], ['A', 2]]);
  assert.ok(found.to - found.from < 110 * 366 * 86_400_000);
  assert.equal(found.lines[0]?.told.endsWith('9999'), true);
  assert.equal(new Date(spanOf('0019')!.from).getUTCFullYear(), 19);
});

const NEEDS = '{ theme(slug: "a") { needs { nodes { title state rssBodyCount raisedOn } } } }';

test('a board has columns in the order of the contract, and says which are empty', () => {
  const nodes = [
    { title: 'C', state: 'CLOSED', rssBodyCount: 0, raisedOn: null },
    { title: 'A', state: 'RAISED', rssBodyCount: 2, raisedOn: '2025-01' },
    { title: 'B', state: 'RAISED', rssBodyCount: 1, raisedOn: null },
  ];
  const { columns, empty } = boardOf(shown('board', 'theme.needs', { label: 'title', column: 'state', detail: 'rssBodyCount,raisedOn' }, NEEDS, { theme: { needs: { nodes } } }), WORDS);
  assert.deepEqual(columns.map(each => [each.label, each.cards.map(({ title }) => title)]), [['Lyft', ['A', 'B']], ['Stängt', ['C']]]);
  assert.match(columns[0]!.cards[0]!.details.join('; '), /: 2; .*: 2025-01$/);
  assert.ok(empty.includes('ADDRESSED'));
});
