// What is suggested while somebody types: of which records, and what is asked for.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RecordType } from '../../schema/graphiql/src/contract.ts';
import { isFoundBySlug, searchedAs } from '../../schema/graphiql/src/suggesting.ts';
import { contract } from './page.ts';

const record = (name: string) => contract.getType(name) as RecordType;

test('records are searched as what they are, and kinds of organisation as organisations', () => {
  assert.deepEqual(['KnowledgeNeed', 'Initiative', 'Municipality', 'MethodUse'].map(each => searchedAs(contract, record(each))), ['KNOWLEDGE_NEED', 'INITIATIVE', 'ORGANISATION', 'METHOD_USE']);
});

test('only lists that can be asked by slug are added to', () => {
  const where = (name: string) => contract.getType(name);
  assert.equal(isFoundBySlug(record('Initiative'), where('InitiativeWhere')), true);
  assert.equal(isFoundBySlug(record('Participation'), where('ParticipationWhere')), false);
  assert.equal(isFoundBySlug(record('Initiative'), undefined), false);
});
