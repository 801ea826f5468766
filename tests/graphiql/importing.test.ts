// What came of the rows of a file, in words: under the file's own headings, and by its own numbers of rows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { called, cameOf, changes, counted, firstRows, headingOf, onScreen, reportOf, unsent, type Outcome, type Payload } from '../../schema/graphiql/src/importing/came.ts';
import { fitting, mediaOf, mediaOfText, unfit, type Read } from '../../schema/graphiql/src/importing/reading.ts';
import { sizeAfter } from '../../schema/graphiql/src/importing/sending.ts';
import { missingOf, missingTable, notWhole, withdrawn } from '../../schema/graphiql/src/importing/whole.ts';

const column = (heading: string, path: string[], name: string | null = null) => ({ heading, path, words: [], enum: name });

const READ: Read = {
  act: 'upsertMandates',
  query: '',
  trial: '',
  columns: [
    column('Nyckel', ['key', 'value']),
    column('Rubrik', ['fields', 'title']),
    column('Sort', ['fields', 'kind'], 'MandateKind'),
    column('Till', ['fields', 'givenTo']),
    column('Från', ['fields', 'period', 'start']),
  ],
  rows: [
    { row: 2, key: 'a', given: { key: { system: 's', value: 'a' }, fields: { title: 'Ett', kind: 'GRANT', givenTo: [{ name: 'Ale' }, { municipalityCode: '0114' }], period: { start: null } } } },
    { row: 5, key: 'b', given: { key: { system: 's', value: 'b' }, fields: { title: 'Två' } } },
  ],
  refused: [{ row: 3, key: null, errors: ['Raden har ingen nyckel.'] }],
  again: [{ row: 7, key: 'b', before: 5 }],
  doubts: [{ row: 2, heading: 'Till', message: '114 har tappat sin nolla.' }],
  doubted: 1,
  mostRows: 1000,
  mostBytes: 1_000_000,
};
const WORDS = { MandateKind: { GRANT: { value: 'GRANT', label: 'bidrag', description: '' } } };
const ROW = { differs: [], disputed: [], record: null, errors: [] };

test('a place in a row is told under the heading of its column', () => {
  assert.equal(headingOf(READ.columns, ['fields', 'period', 'start']), 'Från');
  assert.equal(headingOf(READ.columns, ['fields', 'period']), 'Från');
  assert.equal(headingOf(READ.columns, ['fields', 'givenTo', '1', 'municipalityCode']), 'Till');
  assert.equal(headingOf(READ.columns, ['key']), 'Nyckel');
  assert.equal(headingOf(READ.columns, ['fields', 'sources', '0', 'title']), 'sources.title');
});

test('what came of each row is told by its number in the file, with those that were never sent', () => {
  const payload: Payload = {
    rows: [
      { ...ROW, row: 0, outcome: 'UPDATED', differs: ['title'], record: { id: 'mandate_1' } },
      { ...ROW, row: 1, outcome: 'REFUSED', errors: [{ field: ['input', 'rows', '1', 'fields', 'kind'], message: 'Något av: GRANT.', hint: 'Rader räknas från 0. Rad 0 säger annat.' }] },
    ],
    warnings: [
      { code: 'FORMER_KEY', field: ['input', 'rows', '0', 'fields', 'givenTo', '1'], message: 'Gällde förr.' },
      { code: 'ROW_REFUSED', field: ['input', 'rows', '1'], message: 'Raden är utelämnad.' },
    ],
    userErrors: [],
  };
  const sent = cameOf(READ, READ.rows, payload);
  const came = [...sent, ...unsent(READ, sent)];
  assert.deepEqual([...counted(came)].filter(([, count]) => count), [['REFUSED', 3], ['UPDATED', 1]]);
  const report = reportOf(READ, came, true, WORDS);
  assert.deepEqual(report.rows.map(each => each.slice(0, 5)), [
    ['3', '', 'vägras', 'Raden har ingen nyckel.', ''],
    ['5', 'b', 'vägras', 'Sort: Något av: bidrag. Rad 2 säger annat.', ''],
    ['7', 'b', 'vägras', 'Rad 5 säger detsamma, och vägrades.', ''],
    ['2', 'a', 'ändras', '', 'Till: Gällde förr.'],
  ]);
  assert.deepEqual(report.rows[3]?.slice(5), ['Rubrik', '', 'Till: 114 har tappat sin nolla.', 'UPDATED', 'mandate_1']);
  assert.deepEqual(onScreen(report).columns, ['Rad', 'Nyckel', 'Utfall', 'Att rätta', 'Att se över', 'Skillnader', 'Tveksamt i filen']);
});

test('where the act refused all rows together, each is refused with what is said of it', () => {
  const payload: Payload = { rows: null, warnings: [], userErrors: [{ field: ['input', 'rows', '1', 'fields', 'title'], message: 'Leder runt.' }] };
  assert.deepEqual(cameOf(READ, READ.rows, payload).map(each => [each.outcome, each.errors]), [
    ['REFUSED', ['Andra rader i omgången vägrades.']],
    ['REFUSED', ['Rubrik: Leder runt.']],
  ]);
});

test('fields where another source goes first are told as left, and the row as one to look at', () => {
  const said = 'Det som står kommer från en källa som går före, och lämnades: title, period.';
  const payload: Payload = {
    rows: [
      { ...ROW, row: 0, outcome: 'DIFFERS', differs: ['title', 'period'], disputed: ['title', 'period'], record: { id: 'mandate_1' } },
      { ...ROW, row: 1, outcome: 'UPDATED', differs: ['kind', 'title'], disputed: ['title'] },
    ],
    warnings: [{ code: 'DISPUTED', field: ['input', 'rows', '0'], message: said }],
    userErrors: [],
  };
  const came = cameOf(READ, READ.rows, payload);
  assert.ok(changes(came.slice(0, 1)), 'what a source says is remembered');
  const report = reportOf({ ...READ, doubts: [] }, [...came].reverse(), true, WORDS);
  assert.deepEqual(onScreen(report).columns, ['Rad', 'Nyckel', 'Utfall', 'Skillnader', 'Står kvar']);
  assert.deepEqual(onScreen(report).rows, [
    ['2', 'a', 'står med andra uppgifter', 'Rubrik, Från', 'Rubrik, Från'],
    ['5', 'b', 'ändras', 'Sort, Rubrik', 'Rubrik'],
  ]);
  assert.equal(called('DIFFERS', false, 2), 'stod med andra uppgifter');
});

test('an outcome that the page does not know is told by its code, and counted', () => {
  const payload: Payload = { rows: [0, 1].map(row => ({ ...ROW, row, outcome: 'NEWER' as Outcome })), warnings: [], userErrors: [] };
  const came = cameOf(READ, READ.rows, payload);
  assert.equal(counted(came).get('NEWER' as Outcome), 2);
  assert.deepEqual(reportOf(READ, came, true, WORDS).rows.map(each => each[2]), ['NEWER', 'NEWER']);
});

test('the first rows are shown in words, as they were understood', () => {
  const first = firstRows(READ, WORDS);
  assert.deepEqual(first.numbers, [2, 5]);
  assert.deepEqual(first.rows, [['a', 'Ett', 'bidrag', 'Ale; 0114', 'tomt'], ['b', 'Två', '', '', '']]);
});

test('a batch holds what fits in a request, and at least one row', () => {
  const rows = Array.from({ length: 10 }, (_, row) => ({ row, key: '', given: 'x'.repeat(998) }));
  assert.equal(fitting(rows, 1000, 9000).length, 4);
  assert.equal(fitting(rows, 3, 1_000_000).length, 3);
  assert.equal(fitting(rows, 1000, 10).length, 1);
  assert.deepEqual([sizeAfter(250, 500, 1000), sizeAfter(250, 100, 1000), sizeAfter(250, 60_000, 1000)], [500, 1000, 50]);
});

test('what a file is, and why it is not worth sending', () => {
  assert.equal(mediaOf('Blad.XLSX'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  assert.deepEqual(['a.csv', 'a.txt', 'utan'].map(mediaOf), ['text/csv', 'text/csv', 'text/csv']);
  assert.deepEqual([mediaOfText(' {"key": 1}'), mediaOfText('nyckel\ttitel')], ['application/x-ndjson', 'text/csv']);
  assert.match(unfit({ name: 'a.xls', size: 1 }, 9) ?? '', /xlsx/);
  assert.match(unfit({ name: 'a.csv', size: 2_500_000 }, 2_000_000) ?? '', /2,5 MB och får vara högst 2 MB/);
  assert.equal(unfit({ name: 'a.csv', size: 9 }, 9), undefined);
});

test('what a whole file lacks is told by name, and only what can be is withdrawn', () => {
  const some = missingOf([
    { outcome: 'WOULD_WITHDRAW', record: { id: 'mandate_1', title: 'Gammalt' } as { id: string }, errors: [] },
    { outcome: 'REFUSED', record: { id: 'participation_2', initiative: { title: 'Pilot' }, organisation: { name: 'Ale' } } as { id: string }, errors: [{ field: null, message: 'Ett annat system vet.', hint: 'Återta för sig.' }] },
    { outcome: 'WOULD_WITHDRAW', record: null, errors: [] },
  ]);
  assert.equal(withdrawn(some).length, 2);
  assert.deepEqual(missingTable(some, true).rows.map(each => each.slice(0, 3)), [
    ['Gammalt', 'återtas', ''],
    ['Pilot, Ale', 'står kvar', 'Ett annat system vet. Återta för sig.'],
    ['en post som du inte ser', 'återtas', ''],
  ]);
});

test('a file is not all that its source has when a row cannot be sent, or when it takes more than one request', () => {
  const whole = { ...READ, refused: [] };
  assert.equal(notWhole(whole), undefined);
  assert.match(notWhole(READ) ?? '', /^En rad går inte att skicka/);
  assert.match(notWhole({ ...whole, rows: [] }) ?? '', /inga rader/);
  assert.match(notWhole({ ...whole, mostRows: 1 }) ?? '', /på en gång/);
});
