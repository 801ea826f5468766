// What came of each of many rows is told with the row: whom it is about, what happened, what differs and which cell is wrong.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDocument } from '../../schema/graphiql/src/documents.ts';
import type { Payload, RowResult } from '../../schema/graphiql/src/outcome.ts';
import { rowsReport } from '../../schema/graphiql/src/rows.ts';
import { contract, operations } from './page.ts';

const task = operations().find(each => each.name === 'AddMunicipalities')!;
const parsed = parseDocument(task.query)!;
const term = (label: string) => ({ value: '', label, description: '' });
const words = {
  RowOutcome: { CREATED: term('lades till'), DIFFERS: term('står med andra uppgifter'), REFUSED: term('avvisades') },
  ParticipationStatus: { INVITED: term('inbjuden'), CONFIRMED: term('bekräftad') },
};
const participants = [{ organisation: { id: 'organisation_1' } }, { organisation: { name: 'Ale' }, status: 'CONFIRMED' }, { organisation: { name: 'Lerum' }, status: 'JA' }];
const given = { schema: contract, parsed, variables: { participants }, words, names: new Map([['organisation_1', 'Kungälv']]) };
const row = (place: number, outcome: string, more: Partial<RowResult> = {}): RowResult => ({ row: place, outcome, differs: [], errors: [], ...more });
const wrong = { code: 'INVALID', field: ['input', 'participants', '2', 'status'], message: 'Det går inte.', hint: 'Något av: INVITED.', allowed: ['INVITED', 'CONFIRMED'] };
const report = (payload: Payload) => rowsReport({ act: 'addParticipants', field: 'addParticipants', payload }, given);

test('what must be looked at stands first, with what the row says and what stands', () => {
  const stood = { id: 'participation_1', status: 'INVITED' };
  const rows = [row(0, 'CREATED'), row(1, 'DIFFERS', { differs: ['status'], record: { id: 'participation_1' } })];
  const found = report({ rows, participations: [stood], userErrors: [], warnings: [{ code: 'ALREADY_SO', field: ['input', 'participants', '0'], message: 'Står redan.' }] });
  assert.equal(found?.table.columns[found.faultsIn], 'Att se över');
  assert.equal(found?.summary, '1 lades till, 1 står med andra uppgifter.');
  assert.deepEqual(found?.table.columns, ['Rad', 'Organisation', 'Vad hände', 'Att se över', 'Skiljer sig']);
  assert.deepEqual(found?.table.rows, [
    ['2', 'Ale', 'står med andra uppgifter', '', 'Status: raden säger bekräftad, där står inbjuden'],
    ['1', 'Kungälv', 'lades till', 'Står redan.', ''],
  ]);
});

test('rows that stop the others are told first, with the cell and what can stand there in words, and those that are right by themselves', () => {
  const rows = [row(0, 'CREATED'), row(1, 'CREATED'), row(2, 'REFUSED', { errors: [wrong] })];
  const found = report({ rows, participations: null, userErrors: [wrong], warnings: [] });
  assert.match(found?.summary ?? '', /^Rader som är fel: 1 av 3\./);
  assert.deepEqual(found?.table.rows, [['3', 'Lerum', 'avvisades', 'Status: Det går inte. Kan vara: inbjuden, bekräftad.']]);
  assert.equal(found?.right?.summary, 'Rader som är rätt: 2 av 3. När felen är rättade: 2 lades till');
  assert.deepEqual(found?.right?.table.rows, [['1', 'Kungälv', 'lades till'], ['2', 'Ale', 'lades till']]);
  assert.deepEqual(found?.faults[0]?.[0]?.place?.path, ['participants', 2, 'status']);
});

test('an act that is not of many rows has no such table', () => {
  assert.equal(report({ userErrors: [], warnings: [] }), undefined);
});
