// What the records are called that an answer tells of by their ids only.
import { isObjectType, type GraphQLSchema } from 'graphql';
import { useEffect } from 'react';
import { post } from './ask.ts';
import { nameOf, recordTypes, type RecordType } from './contract.ts';
import { name, useNames } from './form/names.ts';
import { calledQuery, keyOf } from './keys.ts';
import { authorization, session } from './session.ts';

/** So many are asked about at once, at most. */
const MOST = 100;

/** Those that have been asked about, and by whom. */
const asked = new Set<string>();

/** A question for what some records are called: of each type that has a name, by it. */
export function namesQuery(schema: GraphQLSchema): string {
  const parts = recordTypes(schema).filter(isObjectType).flatMap(type => {
    const called = nameOf(type);
    return called ? [`... on ${type.name} { called: ${called} }`] : [];
  });
  return `query Names($ids: [ID!]!) { nodes(ids: $ids) { ... on Node { id } ${parts.join(' ')} } }`;
}

async function ask(schema: GraphQLSchema, ids: string[]): Promise<void> {
  const answer = await post({ query: namesQuery(schema), variables: { ids } }, authorization());
  const nodes = (answer.data?.nodes ?? []) as ({ id: string; called?: string } | null)[];
  for (const each of nodes) if (each?.called) name(each.id, each.called);
}

/** What records are called, by id, as far as the viewer may see them. */
export function useRecordNames(schema: GraphQLSchema | null | undefined, ids: string[]): ReadonlyMap<string, string> {
  const names = useNames();
  const who = session.use().state;
  const unknown = ids.filter(each => !names.has(each) && !asked.has(`${who} ${each}`)).slice(0, MOST);
  useEffect(() => {
    if (!schema || !unknown.length) return;
    for (const each of unknown) asked.add(`${who} ${each}`);
    void ask(schema, unknown);
  }, [schema, unknown.join(' '), who]);
  return names;
}

/** Finds out what a record is called that is told by a key of its own, such as a slug; nothing is asked while `key` is undefined. */
export function useCalled(schema: GraphQLSchema, record: RecordType | undefined, by: string, key: string | undefined): void {
  const names = useNames();
  const who = session.use().state;
  const isKnown = !key || names.has(key) || asked.has(`${who} ${key}`);
  useEffect(() => {
    const found = record && keyOf(schema, record, by);
    const query = found && calledQuery(found);
    if (isKnown || !query) return;
    asked.add(`${who} ${key}`);
    void post({ query, variables: { key } }, authorization()).then(answer => {
      const called = (answer.data?.record as { called?: string } | null | undefined)?.called;
      if (called) name(key, called);
    });
  }, [schema, record, by, key, who, isKnown]);
}
