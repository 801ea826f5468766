import { useGraphiQL } from '@graphiql/react';
import { below, type Asked } from './asked.ts';
import { useAllOperations } from './operations.ts';
import type { Warning } from './outcome.ts';
import { RecordLink } from './RecordLink.tsx';
import { described, type Row } from './records.ts';
import { useOpenable } from './useOpenable.ts';
import { inWords, sentence, type Words } from './words.ts';

interface Props {
  warnings: Warning[];
  asked: Asked;
  words: Words;
}

/** What should be looked at, each with the records that it is about and the way to them. */
export function Warnings({ warnings, asked, words }: Props) {
  const schema = useGraphiQL(state => state.schema);
  const operations = useAllOperations();
  const known = useOpenable(schema, operations, warnings.flatMap(({ records = [] }) => records.map(each => String(each.id))));
  if (!warnings.length) return null;
  const name = (record: Row, act: string) => {
    const told = described(record, below(asked, act, 'warnings', 'records'), words).name;
    return told === record.id ? String(known.get(told)?.called ?? told) : told;
  };
  return (
    <div className="outcome-warnings">
      <h4>Att se över</h4>
      <ul>
        {warnings.map(({ act = '', code, message, messageSv, hint, hintSv, records = [] }, index) => (
          <li key={index}>
            {code && words.WarningCode?.[code] && <strong>{sentence(inWords(words, 'WarningCode', code))}. </strong>}
            {messageSv ?? message} {hintSv ?? hint}
            {records.length > 0 && (
              <ul>
                {records.map((each, place) => (
                  <li key={place}>
                    <RecordLink record={known.get(String(each.id)) ?? each}>{name(each, act)}</RecordLink>
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
