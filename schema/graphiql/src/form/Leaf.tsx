import { getNamedType, isEnumType, type GraphQLEnumType } from 'graphql';
import { bare, isBySlug, isProse } from '../contract.ts';
import type { Key } from '../references.ts';
import { Suggested } from './Suggested.tsx';
import { idOf, placeOf, useForm, type FieldProps } from './shared.ts';

const DATES = new Set(['PartialDate', 'Date']);

/** The attributes that tie an input to its label, help and fault. */
export function useFieldAttributes({ path }: Pick<FieldProps, 'path'>) {
  const { help: all, faults } = useForm();
  const id = idOf(path);
  const help = isHelpHere(path) ? all[placeOf(path)] : undefined;
  const fault = faults.get(path.join('.'));
  const describedBy = [fault && `${id}-fault`, help && `${id}-help`].filter(Boolean).join(' ') || undefined;
  return { id, help, fault, attributes: { id, 'aria-describedby': describedBy, 'aria-invalid': fault ? true : undefined } };
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

interface LeafProps extends FieldProps {
  /** The key that is written here, when it refers to a record. */
  referenceKey?: Key;
}

/** One value: chosen among the words of an enum, ticked, or written. */
export function Leaf({ path, label, field, type, value, referenceKey }: LeafProps) {
  const { schema, prose, put } = useForm();
  const { id, help, fault, attributes } = useFieldAttributes({ path });
  const here = bare(type);
  const scalar = getNamedType(here).name;
  const isNumber = scalar === 'Int';
  const write = (text: string) => put(path, isNumber && /^-?\d+$/.test(text) ? Number(text) : isNumber && !text ? null : text);
  const shown = value === null || value === undefined ? '' : String(value);
  const isSentences = scalar === 'String' && !referenceKey && (isProse(schema, field.name) || prose.includes(field.name));
  const key = referenceKey ?? (isBySlug(field) ? { field: field.name, name: 'slug', description: undefined } : undefined);
  return (
    <div className={isNumber || isEnumType(here) || DATES.has(scalar) ? 'field field-short' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {isEnumType(here) ? (
        <Choice attributes={attributes} type={here} value={shown} onChoose={chosen => put(path, chosen || null)} />
      ) : scalar === 'Boolean' ? (
        <input type="checkbox" {...attributes} checked={value === true} onChange={event => put(path, event.target.checked)} />
      ) : isSentences ? (
        <textarea {...attributes} rows={3} value={shown} onChange={event => write(event.target.value)} />
      ) : (
        <Suggested attributes={attributes} referenceKey={key} isNumber={isNumber} value={shown} onWrite={write} />
      )}
      <Help id={id} help={help} fault={fault} />
    </div>
  );
}

interface ChoiceProps {
  attributes: object;
  type: GraphQLEnumType;
  value: string;
  onChoose: (value: string) => void;
}

function Choice({ attributes, type, value, onChoose }: ChoiceProps) {
  const words = useForm().words[type.name] ?? {};
  const values = type.getValues().map(each => each.name);
  return (
    <select {...attributes} value={value} onChange={event => onChoose(event.target.value)}>
      {!values.includes(value) && <option value={value}>{value || 'Välj …'}</option>}
      {values.map(each => (
        <option key={each} value={each}>
          {words[each]?.label ?? each}
        </option>
      ))}
    </select>
  );
}
