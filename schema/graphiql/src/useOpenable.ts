import type { GraphQLSchema } from 'graphql';
import { useEffect, useState } from 'react';
import { post } from './ask.ts';
import { openingQuery } from './opening.ts';
import type { ReadyOperation } from './operations.ts';
import type { Row } from './records.ts';
import { authorization, session } from './session.ts';

/** So many are asked about at once, at most. */
const MOST = 100;

/** What is known of some records that opens them, by id, as far as the viewer may see them; empty until it has come. */
export function useOpenable(schema: GraphQLSchema | null | undefined, operations: ReadyOperation[], ids: string[]): ReadonlyMap<string, Row> {
  const [found, setFound] = useState<ReadonlyMap<string, Row>>(new Map());
  const who = session.use().state;
  const wanted = [...new Set(ids)].slice(0, MOST).join(' ');
  useEffect(() => {
    let isWanted = true;
    if (schema && operations.length && wanted) {
      void post({ query: openingQuery(schema, operations), variables: { ids: wanted.split(' ') } }, authorization()).then(answer => {
        const nodes = ((answer.data?.nodes ?? []) as (Row | null)[]).filter(each => each !== null);
        if (isWanted) setFound(new Map(nodes.map(each => [String(each.id), each])));
      });
    }
    return () => {
      isWanted = false;
    };
  }, [schema, operations, wanted, who]);
  return found;
}
