// What is wrong with what someone has filled in, as far as the contract tells: the rest the registry says itself.
import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputField, type GraphQLInputType } from 'graphql';
import { bare, isOfHistory, isReference, labelsOf, type Path } from '../contract.ts';
import { placeOf, type Json } from '../paths.ts';
import type { Variable } from '../variables.ts';
import { sentence } from '../words.ts';
import { isBlank, type Values } from './draft.ts';

/** Something to put right: where, what people call that place, and what is wrong. */
export interface Slip {
  path: Path;
  label: string;
  message: string;
}

type Found = Omit<Slip, 'label'>;

const WRITE = 'Måste fyllas i.';
const CHOOSE = 'Måste väljas.';

const isDay = (year: number, month: number, day: number) => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};

function wrongDate(text: string, isWhole: boolean): string | undefined {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  const [, year, month, day] = found ?? [];
  if (!year || (isWhole && !day)) {
    return isWhole ? 'Skriv en dag, som 2026-11-15.' : 'Skriv år, månad eller dag: 2026, 2026-11 eller 2026-11-15.';
  }
  if (month && (Number(month) < 1 || Number(month) > 12)) return 'Månaden ska vara 01 till 12.';
  return day && !isDay(Number(year), Number(month), Number(day)) ? `Den dagen finns inte: ${text}.` : undefined;
}

function wrongMoment(text: string): string | undefined {
  const isMoment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text));
  return isMoment && !wrongDate(text.slice(0, 10), true) ? undefined : 'Skriv dag och klockslag, som 2027-12-31T23:00:00Z.';
}

const wrongAddress = (text: string) => (/^https?:\/\/[^\s/]+\S*$/.test(text) ? undefined : 'Skriv hela adressen, som https://example.org.');

const WRONG: Record<string, (text: string) => string | undefined> = {
  Int: text => (/^-?\d+$/.test(text) && Math.abs(Number(text)) < 2 ** 31 ? undefined : 'Skriv ett heltal med siffror, som 18.'),
  PartialDate: text => wrongDate(text, false),
  Date: text => wrongDate(text, true),
  DateTime: wrongMoment,
  URL: wrongAddress,
};

export const isDemanded = ({ type, defaultValue }: Pick<GraphQLInputField, 'type' | 'defaultValue'>) => isNonNullType(type) && defaultValue === undefined;

interface Demands {
  /** The places that the registry needs although the contract cannot say so. */
  needs: string[];
  /** The places that are filled in by other means. */
  isHidden: (path: Path) => boolean;
}

/** What is wrong below a place; `isNeeded` says whether something must be said there. */
function wrongAt(type: GraphQLInputType, value: Json | undefined, path: Path, isNeeded: boolean, demands: Demands): Found[] {
  const here = bare(type);
  if (demands.isHidden(path) || (isBlank(value) && !isNeeded)) return [];
  if (isReference(here)) return isBlank(value) ? [{ path, message: CHOOSE }] : [];
  if (isListType(here)) {
    const rows = Array.isArray(value) ? value : [];
    const item = here.ofType as GraphQLInputType;
    if (isBlank(value)) return wrongAt(item, undefined, [...path, 0], true, demands);
    return rows.flatMap((row, index) => wrongAt(item, row, [...path, index], false, demands));
  }
  if (isInputObjectType(here)) return wrongInside(Object.values(here.getFields()), value, path, isNeeded, demands);
  if (isBlank(value)) return [{ path, message: isEnumType(here) || getNamedType(here).name === 'Boolean' ? CHOOSE : WRITE }];
  const message = WRONG[getNamedType(here).name]?.(String(value));
  return message ? [{ path, message }] : [];
}

function wrongInside(fields: readonly GraphQLInputField[], value: Json | undefined, path: Path, isNeeded: boolean, demands: Demands): Found[] {
  const given = (value ?? {}) as Values;
  const found = fields.flatMap(field => {
    const inside = [...path, field.name];
    return wrongAt(field.type, given[field.name], inside, isDemanded(field) || demands.needs.includes(placeOf(inside)), demands);
  });
  const isAnyHidden = fields.some(field => demands.isHidden([...path, field.name]));
  // What is emptied on purpose is something that is said.
  return found.length || !isNeeded || Object.keys(given).length || isAnyHidden ? found : [{ path, message: WRITE }];
}

/** What people call a place; what only holds all fields of a form together is left out. */
function labelAt(label: string, type: GraphQLInputType, path: Path): string {
  const inside = labelsOf(type, path.slice(1));
  const isFrame = isNonNullType(type) && isInputObjectType(bare(type)) && inside.length > 0;
  return (isFrame ? inside : [label, ...inside]).map((each, place) => (place ? each : sentence(each))).join(', ');
}

/** All that is wrong with the variables of an operation. */
export function slipsIn(variables: Variable[], values: Values, demands: Demands): Slip[] {
  return variables.flatMap(({ name, type, label, field }) =>
    wrongAt(type, values[name], [name], isNonNullType(type) || demands.needs.includes(name), demands).map(each => ({
      ...each,
      message: isOfHistory(field) && each.message === WRITE ? CHOOSE : each.message,
      label: labelAt(label, type, each.path),
    })),
  );
}
