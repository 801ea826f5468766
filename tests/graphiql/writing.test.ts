// What is written in the field of a reference, and not chosen in its list, becomes the key that it looks like.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { written } from '../../schema/graphiql/src/form/writing.ts';
import type { GraphQLInputObjectType } from '../../schema/graphiql/node_modules/graphql/index.js';
import { contract } from './page.ts';

const keyOf = (reference: string, text: string) => written(contract.getType(reference) as GraphQLInputObjectType, text);

test('codes are sent as codes where the reference has them, and all else as a name', () => {
  assert.deepEqual(keyOf('OrganisationRef', '1480'), { municipalityCode: '1480' });
  assert.deepEqual(keyOf('OrganisationRef', ' 0484 '), { municipalityCode: '0484' });
  assert.deepEqual(keyOf('OrganisationRef', '000000-0000'), { organisationNumber: '000000-0000' });
  assert.deepEqual(keyOf('OrganisationRef', '0000000000'), { organisationNumber: '0000000000' });
  for (const name of ['148', '14801', 'Mölndal', 'Projekt 2024']) assert.deepEqual(keyOf('OrganisationRef', name), { name });
});

test('a reference that has no codes is given by name or slug, also in digits', () => {
  assert.deepEqual(keyOf('RecordRef', '1480'), { slug: '1480' });
});
