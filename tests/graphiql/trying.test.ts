// Acts are tried until someone chooses to save; then just what was tried is saved, once.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Sent } from '../../schema/graphiql/src/runs.ts';
import { isTrial, saving, trying } from '../../schema/graphiql/src/trying.ts';

const atStart = trying.get();
const tried: Sent = { query: 'mutation A { a } mutation B { b }', variables: { seen: 1 }, operationName: 'A' };

/** Whether each of what is sent while one thing may be saved is only tried. */
async function trials(permitted: Sent, ...sent: Sent[]): Promise<boolean[]> {
  const found: boolean[] = [];
  await saving(permitted, async () => void found.push(...sent.map(isTrial)));
  return found;
}

beforeEach(() => trying.set(true));

test('acts are tried from the start', () => {
  assert.equal(atStart, true);
  assert.equal(isTrial(tried), true);
});

test('what was tried is saved once', async () => {
  assert.deepEqual(await trials(tried, { ...tried }, tried, tried), [false, true, true]);
  assert.equal(isTrial(tried), true);
});

for (const [name, changed] of Object.entries({
  'the document': { query: 'mutation A { a } mutation B { c }' },
  'a variable': { variables: { seen: 2 } },
  'one variable more': { variables: { seen: 1, also: true } },
  'the operation': { operationName: 'B' },
})) {
  test(`what has changed since is tried anew: ${name}`, async () => {
    assert.deepEqual(await trials(tried, { ...tried, ...changed }), [true]);
  });

  test(`what comes in between takes the permission with it: ${name}`, async () => {
    assert.deepEqual(await trials(tried, { ...tried, ...changed }, tried), [true, true]);
  });
}

test('a press that sends nothing leaves no permission behind', async () => {
  await trials(tried);
  assert.equal(isTrial(tried), true);
});

test('a press that fails leaves no permission behind', async () => {
  await assert.rejects(saving(tried, () => Promise.reject(new Error('no network'))));
  assert.equal(isTrial(tried), true);
});

test('without the switch everything is saved, and with it everything is tried again', () => {
  trying.set(false);
  assert.deepEqual([isTrial(tried), isTrial(tried)], [false, false]);
  trying.set(true);
  assert.equal(isTrial(tried), true);
});
