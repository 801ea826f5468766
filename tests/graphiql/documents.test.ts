// Which operation of a document is run, and how it is only tried.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actNames, actsOf, dry, isAct, isDry, parseDocument } from '../../schema/graphiql/src/documents.ts';

const TWO = 'query Q { a } mutation M($id: ID!) @tag { one: a(id: $id) { x } b { x } }';

const operationOf = (query: string, name?: string) => parseDocument(query, name)!.operation;

test('the operation that is named is the one that is run, and without a name the only one', () => {
  assert.equal(isAct(operationOf(TWO, 'M')), true);
  assert.equal(isAct(operationOf(TWO, 'Q')), false);
  assert.equal(isAct(operationOf('mutation { a { x } }')), true);
  assert.equal(parseDocument(TWO), undefined);
  assert.equal(parseDocument('mutation {'), undefined);
});

for (const query of ['mutation { a { x } }', 'mutation M { a { x } }', TWO, '# mutation {\nmutation M($in: In = {a: 1}) { a { x } }']) {
  test(`an act is tried by one directive more, and nothing else changes: ${query}`, () => {
    const operation = parseDocument(query, 'M')!.operation;
    const tried = dry(query, operation);
    assert.equal(tried.replace('@dryRun ', ''), query);
    assert.equal(isDry(operationOf(tried, 'M')), true);
    assert.equal(dry(tried, operationOf(tried, 'M')), tried);
  });
}

test('only the operation that is run is tried', () => {
  const tried = dry(TWO, operationOf(TWO, 'M'));
  assert.deepEqual([isDry(operationOf(tried, 'Q')), isDry(operationOf(tried, 'M'))], [false, true]);
});

test('acts are known by their keys in the answer, and a question has none', () => {
  assert.deepEqual([...actsOf(operationOf(TWO, 'M')).keys()], ['one', 'b']);
  assert.deepEqual(actNames(operationOf(TWO, 'M')), ['a', 'b']);
  assert.deepEqual(actNames(operationOf(TWO, 'Q')), []);
});
