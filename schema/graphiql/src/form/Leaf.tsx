import { getNamedType, isEnumType } from 'graphql';
import { bare, isProse, type Path } from '../contract.ts';
import { idOf, placeOf, valueAt, type Json } from '../paths.ts';
import { isBlank } from './draft.ts';
import { useForm, type FieldProps, type Form } from './shared.ts';

/** How values are written that people write in several ways. */
const WRITTEN: Record<string, string> = { PartialDate: '2027, 2027-01 eller 2027-01-15', Date: '2027-01-15', DateTime: '2027-12-31T23:00:00Z', URL: 'https://…' };

/** The attributes that tie an input to its label, help and fault. */
export function useFieldAttributes({ path, isNeeded = false }: { path: Path; isNeeded?: boolean }) {
  const { help: all, faults } = useForm();
  const id = idOf(path);
  const help = isHelpHere(path) ? all[placeOf(path)] : undefined;
  const fault = faults.get(path.join('.'));
  const describedBy = [fault && `${id}-fault`, help && `${id}-help`].filter(Boolean).join(' ') || undefined;
  return { id, help, fault, attributes: { id, 'aria-describedby': describedBy, 'aria-invalid': fault ? true : undefined, 'aria-required': isNeeded || undefined } };
}

/** The help on a list stands by the list, and the help on its rows by the first of them. */
const isHelpHere = (path: FieldProps['path']) => typeof path.at(-1) === 'string' && path.every(step => typeof step === 'string' || step === 0);

export function Help({ id, help, fault }: { id: string; help?: string; fault?: string }) {
  return (
    <>
      {fault && (
        <p id={`${id}-fault`} className="field-fault">
          {fault}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
    </>
  );
}

/** Says that a field must be filled in. */
export const Needed = ({ isNeeded }: { isNeeded: boolean }) => isNeeded && <span className="needed"> (måste fyllas i)</span>;

/** What could stand in a field. A row more has the first row's example. */
export function exampleAt({ example }: Form, path: Path): string | undefined {
  const first = path.map(step => (typeof step === 'number' ? 0 : step));
  const found = valueAt(example, path) ?? valueAt(example, first);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}

/** What a field said when the form was opened, when it says something else now. */
function Before({ path, value, words }: { path: Path; value: Json | undefined; words: Record<string, { label: string }> }) {
  const { standing } = useForm();
  const [place, inner] = [...standing].find(([each]) => `${path.join('.')}.`.startsWith(`${each}.`)) ?? [];
  if (place === undefined) return null;
  const stood = valueAt(inner, path.slice(place.split('.').length));
  const isSame = (isBlank(stood as Json) && isBlank(value)) || stood === value;
  if (isSame || typeof stood === 'object') return null;
  return <p className="field-help">Ändras. Förut: {isBlank(stood as Json) ? 'inget' : (words[String(stood)]?.label ?? WORDS[String(stood)] ?? String(stood))}</p>;
}

const WORDS: Record<string, string> = { true: 'ja', false: 'nej' };

/** One value: chosen among the words of an enum, or written. */
export function Leaf({ path, label, field, type, value, isNeeded }: FieldProps) {
  const form = useForm();
  const { schema, prose, put, words: all } = form;
  const { id, help, fault, attributes } = useFieldAttributes({ path, isNeeded });
  const here = bare(type);
  const scalar = getNamedType(here).name;
  const isNumber = scalar === 'Int';
  const write = (text: string) => put(path, text === '' ? undefined : isNumber && /^-?\d+$/.test(text) ? Number(text) : text);
  const shown = value === null || value === undefined ? '' : String(value);
  // A question is asked in words, never in paragraphs, though what it asks about may be written so.
  const isSentences = scalar === 'String' && ((form.acts.length > 0 && isProse(schema, field.name)) || prose.includes(field.name));
  const placeholder = hint(form, path, scalar);
  const names = form.choices[placeOf(path)];
  const words = names ? inOrder(names) : (all[scalar] ?? {});
  const choose = (chosen: string) => put(path, chosen === '' ? undefined : scalar === 'Boolean' ? chosen === 'true' : chosen);
  const values = names ? Object.keys(words) : isEnumType(here) ? here.getValues().map(each => each.name) : scalar === 'Boolean' ? Object.keys(WORDS) : undefined;
  const isShort = isNumber || isEnumType(here) || scalar === 'Boolean' || scalar in WRITTEN;
  return (
    <div className={isShort && scalar !== 'URL' ? 'field field-short' : 'field'}>
      <label htmlFor={id}>
        {label}
        <Needed isNeeded={isNeeded} />
      </label>
      {values ? (
        <Choice attributes={attributes} values={values} words={words} value={shown} none={names && !values.length ? 'Välj först posten' : 'Inget valt'} otherwise={names ? undefined : field.defaultValue} onChoose={choose} />
      ) : isSentences ? (
        <textarea {...attributes} rows={shown.length > 120 ? 6 : 3} placeholder={placeholder} value={shown} onChange={event => write(event.target.value)} />
      ) : (
        <input
          type="text"
          {...attributes}
          inputMode={isNumber ? 'numeric' : undefined}
          autoComplete="off"
          placeholder={placeholder}
          value={shown}
          onChange={event => write(event.target.value)}
        />
      )}
      <Help id={id} help={help} fault={fault} />
      <Before path={path} value={value} words={words} />
    </div>
  );
}

/** What stands, dimmed, in an empty field. */
function hint(form: Form, path: Path, scalar: string): string | undefined {
  if (WRITTEN[scalar]) return WRITTEN[scalar];
  const example = exampleAt(form, path);
  return example ? `Till exempel ${example.replace(/^Exempel: /, '')}` : undefined;
}

/** Names of fields as they are called, in the order of the alphabet. */
function inOrder(names: Record<string, string>): Record<string, { label: string }> {
  const sorted = Object.entries(names).sort(([, one], [, other]) => one.localeCompare(other, 'sv'));
  return Object.fromEntries(sorted.map(([name, label]) => [name, { label }]));
}

interface ChoiceProps {
  attributes: object;
  values: string[];
  words: Record<string, { label: string }>;
  value: string;
  /** What stands where nothing is chosen. */
  none: string;
  /** What the registry takes then. */
  otherwise: unknown;
  onChoose: (value: string) => void;
}

function Choice({ attributes, values, words, value, none, otherwise, onChoose }: ChoiceProps) {
  const called = (each: string) => words[each]?.label ?? WORDS[each] ?? each;
  const usual = otherwise === undefined || otherwise === null ? none : `${none}: ${called(String(otherwise))}`;
  return (
    <select {...attributes} value={value} onChange={event => onChoose(event.target.value)}>
      <option value="">{usual}</option>
      {value && !values.includes(value) && <option value={value}>{value}</option>}
      {values.map(each => (
        <option key={each} value={each}>
          {called(each)}
        </option>
      ))}
    </select>
  );
}
