// What came of each of many rows: which row, what happened, what differs, and which of its cells are wrong.
import { getNamedType, isEnumType, isInputObjectType, isListType, type GraphQLInputObjectType, type GraphQLInputType, type GraphQLSchema } from 'graphql';
import { bare, isReference, labelsOf, term, typeAt, type Path } from './contract.ts';
import type { ParsedDocument } from './documents.ts';
import { isDemanded } from './form/checking.ts';
import type { ActResult, RowResult, UserError, Warning } from './outcome.ts';
import { valueAt } from './paths.ts';
import { recordsOf } from './records.ts';
import type { Table } from './tables.ts';
import { placeOf, variablesOf, type Place } from './variables.ts';
import { inWords, sentence, type Words } from './words.ts';

/** What is wrong in a cell, and where that is in the form. */
export interface CellFault {
  place: Place | undefined;
  message: string;
}

/** The rows as a table; what is wrong in each stands beside it, so that the page can lead there. */
export interface RowsReport {
  table: Table;
  faults: CellFault[][];
  /** The column in which that stands. */
  faultsIn: number;
  /** How many rows there were of each outcome, in words. */
  summary: string;
  /** Those that are right among rows of which none is kept: what would come of them. */
  right?: { summary: string; table: Table } | undefined;
}

export interface Given {
  schema: GraphQLSchema;
  parsed: ParsedDocument;
  variables: unknown;
  words: Words;
  /** What records are called, by what refers to them. */
  names: ReadonlyMap<string, string>;
}

/** The list of an act that is judged row by row: the one that it cannot do without. */
function listOf(schema: GraphQLSchema, act: string): { name: string; item: GraphQLInputObjectType } | undefined {
  const input = getNamedType(schema.getMutationType()?.getFields()[act]?.args[0]?.type);
  const fields = isInputObjectType(input) ? Object.values(input.getFields()) : [];
  for (const each of fields) {
    const [here, item] = [bare(each.type), getNamedType(each.type)];
    if (isDemanded(each) && isListType(here) && isInputObjectType(item) && !isReference(item)) return { name: each.name, item };
  }
  return undefined;
}

/** The enums that the rows of an act lead to, so that their words can be fetched. */
export function enumsOfRows(schema: GraphQLSchema, act: string): string[] {
  const list = listOf(schema, act);
  const found = Object.values(list?.item.getFields() ?? {}).map(each => getNamedType(each.type));
  return found.filter(isEnumType).map(each => each.name);
}

/** Whether a fault or a warning is a row's own, which is told with the row. */
export const isOfRow = ({ field }: Pick<UserError, 'field'>) => /^\d+$/.test(field?.[2] ?? '');

/** The values that can stand in a place, in words. */
function allowedInWords(type: GraphQLInputType | undefined, allowed: string[], words: Words): string {
  const here = type && getNamedType(type);
  return allowed.map(each => (isEnumType(here) ? inWords(words, here.name, each) : each)).join(', ');
}

/** What is wrong, and what can stand there: in words where the values have any. */
export function faultInWords({ message, hint, allowed = [] }: UserError, type: GraphQLInputType | undefined, words: Words): string {
  const values = allowedInWords(type, allowed, words);
  return [message, values ? `Kan vara: ${values}.` : hint].filter(Boolean).join(' ');
}

/** Whom or what a row is about: the first record that it refers to. */
function about(item: GraphQLInputObjectType, row: unknown, names: Given['names']): string {
  const field = Object.values(item.getFields()).find(each => isReference(each.type));
  const key = field && Object.values((valueAt(row, [field.name]) ?? {}) as object)[0];
  return key === undefined ? '' : (names.get(String(key)) ?? String(key));
}

const leaf = (value: unknown, type: GraphQLInputType | undefined, words: Words): string =>
  typeof value === 'string' || typeof value === 'number' ? (allowedInWords(type, [String(value)], words) || String(value)) : '';

/** What a row says otherwise than what stood: "Status: raden säger bekräftad, där står inbjuden". */
function differing(result: RowResult, row: unknown, item: GraphQLInputObjectType, stood: unknown, words: Words): string {
  return result.differs
    .map(name => {
      const field = item.getFields()[name];
      // What a row does not say is what the registry takes it to say.
      const [says, stands] = [valueAt(row, [name]) ?? field?.defaultValue, valueAt(stood, [name])].map(each => leaf(each, field?.type, words));
      const label = labelsOf(item, [name]).join(', ');
      if (result.outcome !== 'DIFFERS' || !says) return says ? `${label}: ${says}` : label;
      return `${label}: raden säger ${says}, där står ${stands || 'inget'}`;
    })
    .join('\n');
}

/** What stands first is what somebody must look at. */
const RANK = ['REFUSED', 'CONFLICT', 'DIFFERS', 'UPDATED', 'UNCHANGED', 'CONFIRMED', 'CREATED'];
/** What the columns of the table tell already. */
const TOLD = ['DIFFERS', 'ROW_REFUSED'];

type List = NonNullable<ReturnType<typeof listOf>>;

/** One row of the table, with what is wrong in it. */
interface Told {
  faults: CellFault[];
  cells: string[];
}

/** Tells of the rows of an act one by one. */
function teller({ act, payload }: ActResult, list: List, { schema, parsed, variables, words, names }: Given): (result: RowResult) => Told {
  const every = variablesOf(schema, parsed);
  const typeOf = (path: Path) => typeAt(every, path);
  const records = new Map(recordsOf(payload).map(({ row }) => [row.id, row]));
  return result => {
    const place = placeOf(schema, parsed, act, ['input', list.name, String(result.row)]);
    const given = place && valueAt(variables, place.path);
    const warnings = (payload.warnings ?? []).filter(each => isOfRow(each) && Number(each.field?.[2]) === result.row && !TOLD.includes(each.code ?? ''));
    const faults = result.errors.map((each): CellFault => {
      const at = placeOf(schema, parsed, act, each.field ?? []);
      const inside = (each.field ?? []).slice(3);
      const label = labelsOf(list.item, inside).join(', ');
      return { place: at && { ...at, label: label || at.label }, message: faultInWords(each, at && typeOf(at.path), words) };
    });
    const told = [...faults.map(each => `${each.place?.label ?? ''}: ${each.message}`), ...warnings.map((each: Warning) => each.message ?? '')];
    const difference = differing(result, given, list.item, records.get(result.record?.id), words);
    return { faults, cells: [String(result.row + 1), about(list.item, given, names), inWords(words, 'RowOutcome', result.outcome), told.join('\n'), difference] };
  };
}

/** How many there are of each outcome, in words. */
function counted(results: RowResult[], words: Words): string {
  const counts = new Map<string, number>();
  for (const each of results) counts.set(each.outcome, (counts.get(each.outcome) ?? 0) + 1);
  return [...counts].map(([outcome, count]) => `${count} ${inWords(words, 'RowOutcome', outcome)}`).join(', ');
}

/** What came of the rows of an act; nothing when it was not of many rows. Of those that stop the others, the others are told by themselves. */
export function rowsReport(result: ActResult, given: Given): RowsReport | undefined {
  const { field, payload } = result;
  const [list, results] = [listOf(given.schema, field), payload.rows];
  if (!list || !results?.length) return undefined;
  const isStopped = Boolean(payload.userErrors?.length);
  const tell = teller(result, list, given);
  const sorted = [...results].sort((one, other) => RANK.indexOf(one.outcome) - RANK.indexOf(other.outcome) || one.row - other.row);
  const reference = Object.values(list.item.getFields()).find(each => isReference(each.type));
  const what = reference ? term(reference.description, reference.name) : 'Vad';
  const tableOf = (title: string, columns: string[], rows: Told[]) => {
    const kept = columns.map((_, column) => rows.some(each => each.cells[column] !== ''));
    const pick = (cells: string[]) => cells.filter((_, column) => kept[column]);
    return { table: { title, columns: pick(columns), rows: rows.map(each => pick(each.cells)) }, faultsIn: kept.slice(0, 3).filter(Boolean).length };
  };
  if (!isStopped) {
    const rows = sorted.map(tell);
    const columns = ['Rad', what, 'Vad hände', 'Att se över', 'Skiljer sig'];
    return { ...tableOf('Rad för rad', columns, rows), faults: rows.map(each => each.faults), summary: `${sentence(counted(results, given.words))}.` };
  }
  const [wrong, right] = [sorted.filter(each => each.errors.length), sorted.filter(each => !each.errors.length)];
  const rows = wrong.map(tell);
  return {
    ...tableOf('Rader att rätta', ['Rad', what, 'Bedömning', 'Att rätta', 'Skiljer sig'], rows),
    faults: rows.map(each => each.faults),
    summary: `Rader som är fel: ${wrong.length} av ${results.length}. Ingen rad sparas innan de är rättade.`,
    right: right.length
      ? {
          summary: `Rader som är rätt: ${right.length} av ${results.length}. När felen är rättade: ${counted(right, given.words)}`,
          table: tableOf('Rader som är rätt', ['Rad', what, 'När felen är rättade', 'Att se över', 'Skiljer sig'], right.map(tell)).table,
        }
      : undefined,
  };
}
