import type { GraphQLSchema } from 'graphql';
import { useEffect, useMemo, useState } from 'react';
import { post } from './ask.ts';
import { useAllOperations, type ReadyOperation } from './operations.ts';
import { readVariables } from './paths.ts';
import { sourcesOf, suggestionsIn, type Key, type Suggestion } from './references.ts';
import { authorization } from './session.ts';

const pending = new Map<string, Promise<unknown>>();

/** The answer to a question that lists records, asked once. */
function load({ name, query, variables }: ReadyOperation): Promise<unknown> {
  const asked =
    pending.get(name) ??
    post({ query, variables: readVariables(variables) }, authorization()).then(answer => {
      if (!answer.data) pending.delete(name); // Suggestions are a help; without them one writes by hand.
      return answer.data;
    });
  pending.set(name, asked);
  return asked;
}

/** What could be written as a key of the records that some acts refer to. */
export function useSuggestions(schema: GraphQLSchema, acts: string[], key: Key | undefined): Suggestion[] {
  const operations = useAllOperations();
  const [suggestions, setSuggestions] = useState<Suggestion[]>([]);
  const wanted = key && [key.field, key.name, ...acts].join(' ');
  const sources = useMemo(() => (key ? sourcesOf(schema, operations, key, acts) : []), [schema, operations, wanted]);
  useEffect(() => {
    let isWanted = true;
    Promise.all(sources.map(async source => ({ source, data: await load(source.question) }))).then(answers => {
      if (isWanted) setSuggestions(suggestionsIn(answers));
    });
    return () => {
      isWanted = false;
    };
  }, [sources]);
  return suggestions;
}
