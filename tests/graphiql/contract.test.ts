// The page learns from the contract what a reference refers to, and which texts are written in sentences.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isBySlug, isProse, isRecord, isReference, labelsOf, referredTo, term } from '../../schema/graphiql/src/contract.ts';
import { defaultQuery } from '../../schema/graphiql/src/defaultQuery.ts';
import { sourcesOf } from '../../schema/graphiql/src/references.ts';
import { getNamedType, isInputObjectType, parse, validate } from '../../schema/graphiql/node_modules/graphql/index.js';
import type { GraphQLInputField, GraphQLInputType } from '../../schema/graphiql/node_modules/graphql/index.js';
import { contract, contractOf, operations } from './page.ts';

/** Every field that can be filled in below an input, however deep. */
function fieldsBelow(type: GraphQLInputType, seen = new Set<string>()): GraphQLInputField[] {
  const here = getNamedType(type);
  if (!isInputObjectType(here) || seen.has(here.name)) return [];
  seen.add(here.name);
  return Object.values(here.getFields()).flatMap(field => [field, ...fieldsBelow(field.type, seen)]);
}

const acts = Object.values(contract.getMutationType()?.getFields() ?? {});
const given = acts.flatMap(act => fieldsBelow(act.args[0]!.type).map(field => ({ act: act.name, field })));
const references = given.filter(({ field }) => isReference(field.type) || isBySlug(field));

test('a reference is told from other inputs by what it is, not by what it is called', () => {
  const found = new Set(given.filter(({ field }) => isReference(field.type)).map(({ field }) => getNamedType(field.type).name));
  assert.deepEqual([...found].sort(), ['OrganisationRef', 'RecordRef']);
  assert.equal(isReference(contract.getType('InitiativeOrder') as GraphQLInputType), false);
});

test('what every reference of every act refers to is known', () => {
  const unknown = references.filter(({ act, field }) => !isRecord(referredTo(contract, field.name, [act])));
  assert.deepEqual(unknown.map(({ act, field }) => `${act}: ${field.name}`), []);
});

test('what every reference refers to can be chosen in a list', () => {
  const ready = operations();
  const none = references.filter(({ act, field }) => sourcesOf(contract, ready, referredTo(contract, field.name, [act])).length === 0);
  assert.deepEqual(none.map(({ act, field }) => `${act}: ${field.name}`), []);
});

for (const [act, field, record] of [
  ['createInitiative', 'follows', 'Initiative'],
  ['createInitiative', 'parent', 'Initiative'],
  ['createGroup', 'parent', 'Group'],
  ['createTheme', 'parent', 'Theme'],
  ['createInitiative', 'promptedBy', 'Output'],
  ['createInitiative', 'themes', 'Theme'],
  ['decideHandling', 'decidedBy', 'Group'],
  ['mergeNeeds', 'into', 'KnowledgeNeed'],
  ['mergeOrganisations', 'into', 'Organisation'],
  ['addMembership', 'rssBody', 'RssBody'],
] as const) {
  test(`${field} of ${act} is of the kind ${record}`, () => {
    assert.equal(referredTo(contract, field, [act])?.name, record);
  });
}

test('a text is written in sentences when the contract says so, there or where else it is called the same', () => {
  const texts = given.filter(({ field }) => getNamedType(field.type).name === 'String').map(({ field }) => field.name);
  assert.deepEqual([...new Set(texts)].filter(each => isProse(contract, each)).sort(), [
    ...['aim', 'because', 'description', 'extent', 'localWording', 'methods', 'note', 'outcome', 'phaseNote', 'reason'],
    ...['remit', 'summary', 'summaryEn', 'text'],
  ]);
});

test('the texts that a ready-made act says are written in sentences are texts of its input', () => {
  for (const { acts: names, prose } of operations()) {
    const fields = names.flatMap(name => fieldsBelow(contract.getMutationType()!.getFields()[name]!.args[0]!.type));
    for (const name of prose) {
      assert.equal(isProse(contract, name), false, `The contract says so itself of ${name}`);
      assert.ok(fields.some(field => field.name === name && getNamedType(field.type).name === 'String'), name);
    }
  }
});

test('a concept that the page has never heard of is learned like the others', () => {
  const sdl = `
    interface Record { id: ID! version: Int! }
    type Plan implements Record { id: ID! version: Int! aim: String! before: Plan }
    type PlanPayload { plan: Plan }
    input AnyRef @oneOf { id: ID slug: String }
    input PlanFields { before: AnyRef "The aim, plain text (syfte)." aim: String }
    type Query { plans: [Plan!]! }
    type Mutation { make(input: PlanFields!): PlanPayload! join(into: AnyRef!): PlanPayload! }`;
  const other = contractOf(sdl);
  assert.equal(isReference(other.getType('AnyRef') as GraphQLInputType), true);
  assert.equal(referredTo(other, 'before', ['make'])?.name, 'Plan');
  assert.equal(referredTo(other, 'into', ['join'])?.name, 'Plan');
  assert.equal(isProse(other, 'aim'), true);
});

test('places in an input are named as people call them', () => {
  const input = contract.getType('AddParticipantsInput') as GraphQLInputType;
  const path = ['participants', 1, 'organisation', 'municipalityCode'];
  assert.deepEqual(labelsOf(input, path), ['Deltagare', 'rad 2', 'Organisation', 'Kommunkod']);
  assert.equal(term('No term at all.', 'field'), 'Field');
});

test('the question that meets a visitor is one that the contract answers', () => {
  assert.deepEqual(validate(contract, parse(defaultQuery)), []);
});
