import type { GraphQLSchema } from 'graphql';
import { useEffect, useMemo, useState } from 'react';
import { enumsOf } from '../asked.ts';
import { canBe, isRecord, type RecordType } from '../contract.ts';
import { found, wordsIn } from '../lists.ts';
import { useAllOperations } from '../operations.ts';
import { described, type Found, type Row } from '../records.ts';
import { sourcesOf } from '../references.ts';
import { session, type Session } from '../session.ts';
import { useWords, type Words } from '../words.ts';
import type { Form } from './shared.ts';

/** Something that can be referred to, in words. */
export interface Option {
  id: string;
  row: Row;
  name: string;
  details: string[];
}

const MOST = 12;

/** One's own records of a type, which are what one mostly means; they are offered first, and chosen by nobody but oneself. */
function ownOptions(schema: GraphQLSchema, record: RecordType | undefined, by: string, who: Session, sought: string[]): Option[] {
  const own = who.state === 'in' && record ? who.organisations.filter(each => by in each && isOfType(schema, record, each)) : [];
  const fits = own.filter(({ name }) => sought.every(word => name.toLocaleLowerCase('sv').includes(word)));
  return fits.map(each => ({ id: each.id, row: each, name: each.name, details: ['er organisation'] }));
}

/** How long someone may pause in a word before it is searched for, in milliseconds. */
const PAUSE = 200;

function optionsIn(rows: Found[], words: Words, sought: string[]): Option[] {
  const suggested = new Set(rows.filter(each => each.isSuggested).map(({ row }) => String(row.id)));
  const all = rows.map(({ row, asked, above }): Option => {
    const { name, details } = described(row, asked, words);
    return { id: String(row.id), row, name, details: [...above, ...details.filter(each => !/^version \d+$/.test(each))] };
  });
  const textOf = ({ name, row, details }: Option) => [name, ...Object.values(row).filter(each => typeof each === 'string'), ...details].join(' ').toLocaleLowerCase('sv');
  const isExact = (each: Option) => Number(sought.every(word => textOf(each).includes(word)));
  const fits = all.filter(each => suggested.has(each.id) || isExact(each));
  const begins = ({ name }: Option) => Number(sought.some(word => name.toLocaleLowerCase('sv').startsWith(word)));
  // What is suggested comes after, the best first.
  const byName = (one: Option, other: Option) => begins(other) - begins(one) || one.name.localeCompare(other.name, 'sv');
  return fits.sort((one, other) => isExact(other) - isExact(one) || (isExact(one) ? byName(one, other) : 0));
}

/** Whether a row is of the type that a field refers to: a list may hold other kinds too. */
function isOfType(schema: GraphQLSchema, record: RecordType | undefined, row: Row): boolean {
  const type = schema.getType(String(row.__typename));
  return !record || !isRecord(type) || canBe(schema, type, record);
}

/** The records of a type, for what is written in a field that refers to one; nothing is asked for while `text` is undefined. */
export function useOptions({ schema }: Form, record: RecordType | undefined, by: string, text: string | undefined): { options: Option[]; note: string } {
  const operations = useAllOperations();
  const who = session.use();
  const sources = useMemo(() => sourcesOf(schema, operations, record), [schema, operations, record]);
  const [rows, setRows] = useState<Found[]>();
  const [message, setMessage] = useState('');
  const words = useWords(text === undefined ? [] : sources.flatMap(each => enumsOf(each.asked)));
  useEffect(() => {
    if (text === undefined) return undefined;
    let isWanted = true;
    const ask = async () => {
      const answers = await Promise.all(sources.map(({ question }) => found(schema, question, wordsIn(text))));
      if (!isWanted) return;
      setRows(answers.flatMap(each => ('rows' in each ? each.rows : [])).filter(({ row }) => isOfType(schema, record, row)));
      setMessage(answers.map(each => ('message' in each ? each.message : '')).find(Boolean) ?? '');
    };
    const waiting = setTimeout(() => void ask(), text ? PAUSE : 0);
    return () => {
      isWanted = false;
      clearTimeout(waiting);
    };
  }, [sources, text, who]);
  const options = useMemo(() => {
    const sought = wordsIn(text ?? '');
    const own = ownOptions(schema, record, by, who, sought);
    return [...own, ...optionsIn(rows ?? [], words, sought).filter(each => !own.some(({ id }) => id === each.id))];
  }, [schema, record, by, who, rows, words, text]);
  const shown = text === undefined ? [] : options.slice(0, MOST);
  const isLoading = text !== undefined && rows === undefined;
  const note = message || (isLoading ? 'Hämtar listan …' : !shown.length && text ? 'Inget i registret heter så.' : options.length > MOST ? `Visar ${MOST} av fler. Skriv mer av namnet.` : '');
  return { options: shown, note: sources.length ? note : '' };
}
