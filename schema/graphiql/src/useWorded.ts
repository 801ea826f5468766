import type { GraphQLSchema } from 'graphql';
import { useMemo } from 'react';
import type { Asked } from './asked.ts';
import { neededFor, wordedIn } from './changes.ts';
import { useRecordNames } from './recordNames.ts';
import { useWords } from './words.ts';

const NOTHING = { enums: [], ids: [] };

/** An answer with what it tells of history in words, as far as they have come. */
export function useWorded<T>(schema: GraphQLSchema | null | undefined, data: T, asked: Asked): T {
  const { enums, ids } = useMemo(() => (schema && data ? neededFor(schema, data, asked) : NOTHING), [schema, data, asked]);
  const words = useWords(enums);
  const names = useRecordNames(schema, ids);
  return useMemo(() => (schema && data ? (wordedIn({ schema, words, names }, data, asked) as T) : data), [schema, data, asked, words, names]);
}
