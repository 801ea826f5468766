// What came of a run is never told as better than it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from '../../schema/graphiql/src/outcome.ts';
import type { Run } from '../../schema/graphiql/src/runs.ts';

const TWO = 'mutation M { one: a { userErrors { code } } b { userErrors { code } } }';
const WRONG = { code: 'REQUIRED', field: ['input', 'title'], message: 'Behövs.' };

const run = (result: Run['result'], changed: Partial<Run> = {}): Run => ({ query: TWO, operationName: 'M', isTried: false, result, ...changed });

const done = { one: { userErrors: [], warnings: [] }, b: { userErrors: [] } };

test('what was tried is told as tried, and what was saved as saved', () => {
  for (const isTried of [true, false]) {
    const outcome = outcomeOf(run({ data: done }, { isTried }));
    assert.deepEqual([outcome.kind, outcome.isTried, outcome.results.map(each => each.field)], ['done', isTried, ['a', 'b']]);
  }
});

test('one act that is refused is enough, and every fault is told with its act', () => {
  const outcome = outcomeOf(run({ data: { one: { userErrors: [] }, b: { userErrors: [WRONG, { ...WRONG, code: 'TAKEN' }] } } }));
  assert.equal(outcome.kind, 'refused');
  assert.deepEqual(outcome.faults, [{ ...WRONG, act: 'b' }, { ...WRONG, code: 'TAKEN', act: 'b' }]);
});

for (const [name, data] of Object.entries({
  'one act was not asked': { one: { userErrors: [] }, b: {} },
  'nothing came back': {},
  'there is no data': null,
})) {
  test(`how it went is unknown when ${name}`, () => {
    assert.equal(outcomeOf(run({ data })).kind, 'unknown');
  });
}

test('errors of the request come before all else, every one of them', () => {
  const errors = [{ message: 'One' }, { message: 'Two', extensions: { messageSv: 'Två' } }];
  for (const data of [done, null, undefined]) {
    const outcome = outcomeOf(run({ data, errors }));
    assert.deepEqual([outcome.kind, outcome.faults.map(each => each.message)], ['failed', ['One', 'Två']]);
  }
});

test('an error is told in Swedish, and what is only said in English stands beside', () => {
  const error = { message: 'Syntax Error', extensions: { code: 'GRAPHQL_PARSE_FAILED', messageSv: 'Frågan är inte hel.', hint: 'Close it.', hintSv: 'Stäng den.' } };
  const [fault] = outcomeOf(run({ errors: [error] })).faults;
  assert.deepEqual([fault?.message, fault?.hint, fault?.inEnglish], ['Frågan är inte hel.', 'Stäng den.', 'Syntax Error']);
});

test('warnings of the request and of every act are told, also when something was refused', () => {
  const data = { one: { userErrors: [WRONG], warnings: [{ code: 'A' }] }, b: { userErrors: [], warnings: [{ code: 'B' }] } };
  const outcome = outcomeOf(run({ data, extensions: { warnings: [{ code: 'R' }] } }));
  assert.deepEqual(outcome.warnings.map(each => [each.act, each.code]), [[undefined, 'R'], ['one', 'A'], ['b', 'B']]);
});

test('a question is just answered', () => {
  assert.equal(outcomeOf(run({ data: { a: 1 } }, { query: '{ a }', operationName: null })).kind, 'answered');
});
