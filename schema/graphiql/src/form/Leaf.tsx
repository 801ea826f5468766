import { getNamedType, isEnumType, type GraphQLEnumType } from 'graphql';
import { bare } from '../contract.ts';
import { Suggested } from './Suggested.tsx';
import { helpKey, idOf, useForm, type FieldProps } from './shared.ts';

// Fields whose texts are sentences.
const LONG = new Set(['summary', 'summaryEn', 'text', 'note', 'message', 'because', 'seeks', 'demands', 'offers', 'phaseNote', 'reason']);
const DATES = new Set(['PartialDate', 'Date']);

/** The attributes that tie an input to its label, help and fault. */
export function useTies({ path }: Pick<FieldProps, 'path'>) {
  const { help, faults } = useForm();
  const id = idOf(path);
  const told = isToldHere(path) ? help[helpKey(path)] : undefined;
  const fault = faults.get(path.join('.'));
  const describedBy = [fault && `${id}-fault`, told && `${id}-help`].filter(Boolean).join(' ') || undefined;
  return { id, told, fault, tie: { id, 'aria-describedby': describedBy, 'aria-invalid': fault ? true : undefined } };
}

/** A list tells for itself, and its first row for all of them. */
const isToldHere = (path: FieldProps['path']) => typeof path.at(-1) === 'string' && path.every(step => typeof step === 'string' || step === 0);

export function Help({ id, told, fault }: { id: string; told?: string; fault?: string }) {
  return (
    <>
      {fault && (
        <p id={`${id}-fault`} className="field-fault">
          {fault}
        </p>
      )}
      {told && (
        <p id={`${id}-help`} className="field-help">
          {told}
        </p>
      )}
    </>
  );
}

/** One value: chosen among the words of an enum, ticked, or written. */
export function Leaf({ path, label, type, value }: FieldProps) {
  const { put } = useForm();
  const { id, told, fault, tie } = useTies({ path });
  const here = bare(type);
  const name = String(path.at(-1));
  const isNumber = getNamedType(here).name === 'Int';
  const write = (text: string) => put(path, isNumber && /^-?\d+$/.test(text) ? Number(text) : isNumber && !text ? null : text);
  const shown = value === null || value === undefined ? '' : String(value);
  return (
    <div className={isNumber || isEnumType(here) || DATES.has(getNamedType(here).name) ? 'field field-short' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {isEnumType(here) ? (
        <Choice tie={tie} type={here} value={shown} onChoose={chosen => put(path, chosen || null)} />
      ) : getNamedType(here).name === 'Boolean' ? (
        <input type="checkbox" {...tie} checked={value === true} onChange={event => put(path, event.target.checked)} />
      ) : LONG.has(name) ? (
        <textarea {...tie} rows={3} value={shown} onChange={event => write(event.target.value)} />
      ) : (
        <Suggested tie={tie} path={path} isNumber={isNumber} value={shown} onWrite={write} />
      )}
      <Help id={id} told={told} fault={fault} />
    </div>
  );
}

function Choice({ tie, type, value, onChoose }: { tie: object; type: GraphQLEnumType; value: string; onChoose: (value: string) => void }) {
  const words = useForm().words[type.name] ?? {};
  const values = type.getValues().map(each => each.name);
  return (
    <select {...tie} value={value} onChange={event => onChoose(event.target.value)}>
      {!values.includes(value) && <option value={value}>{value || 'Välj …'}</option>}
      {values.map(each => (
        <option key={each} value={each}>
          {words[each]?.label ?? each}
        </option>
      ))}
    </select>
  );
}
