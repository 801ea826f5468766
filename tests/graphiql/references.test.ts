// What a field of an act refers to is chosen in the lists that acts choose from.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referredTo } from '../../schema/graphiql/src/contract.ts';
import { sourcesOf } from '../../schema/graphiql/src/references.ts';
import { contract, operations } from './page.ts';

const lists = (field: string, act: string) => sourcesOf(contract, operations(), referredTo(contract, field, [act])).map(each => each.question.name);

test('a list fits when its rows can be what is referred to', () => {
  assert.deepEqual(lists('follows', 'createInitiative'), ['InitiativesWithVersion']);
  assert.deepEqual(lists('rssBody', 'addMembership'), ['OrganisationsWithVersion']);
  assert.deepEqual(lists('organisation', 'addParticipants'), ['MunicipalitiesWithVersion', 'OrganisationsWithVersion']);
});

test('what refers to nothing that the contract has is written by hand', () => {
  assert.deepEqual(lists('nothing', 'nothing'), []);
});
