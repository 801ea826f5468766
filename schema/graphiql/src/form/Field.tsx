import { isInputObjectType, isListType, type GraphQLInputObjectType, type GraphQLInputType } from 'graphql';
import { useId } from 'react';
import { bare, isReference, term } from '../contract.ts';
import type { Json } from '../paths.ts';
import { Help, Leaf, useTies } from './Leaf.tsx';
import { beginning, isOptional, useForm, type FieldProps } from './shared.ts';

type Fields = { [name: string]: Json };

/** A field of whatever type, as the contract has it. */
export function Field(props: FieldProps) {
  const here = bare(props.type);
  if (isListType(here)) return <List {...props} item={here.ofType as GraphQLInputType} />;
  if (!isInputObjectType(here)) return <Leaf {...props} />;
  return isReference(here) ? <Reference {...props} object={here} /> : <Group {...props} object={here} />;
}

/** Takes a field away again: what isn't said is left as it is, or unknown. */
function TakeAway({ path, label }: Pick<FieldProps, 'path' | 'label'>) {
  const { put } = useForm();
  return (
    <button type="button" className="take-away" aria-label={`Ta bort ${label}`} title={`Ta bort ${label}`} onClick={() => put(path, undefined)}>
      ×
    </button>
  );
}

/** A field with its way out, if it need not be there. */
export function Removable(props: FieldProps & { canGo: boolean }) {
  return (
    <div className="removable">
      <Field {...props} />
      {props.canGo && <TakeAway path={props.path} label={props.label} />}
    </div>
  );
}

function Group({ path, label, type, value, object }: FieldProps & { object: GraphQLInputObjectType }) {
  const { id, told, fault } = useTies({ path });
  // The whole of what is filled in needs no frame around it.
  if (path.length === 1 && !isOptional(type)) {
    return (
      <section className="field-all" aria-label={label}>
        <Help id={id} told={told} fault={fault} />
        <Inside path={path} value={value} object={object} />
      </section>
    );
  }
  return (
    <fieldset className="field-group" aria-describedby={told ? `${id}-help` : undefined}>
      <legend>{label}</legend>
      <Help id={id} told={told} fault={fault} />
      <Inside path={path} value={value} object={object} />
    </fieldset>
  );
}

/** The fields of an object that are said, and a way to say more. */
function Inside({ path, value, object }: Pick<FieldProps, 'path' | 'value'> & { object: GraphQLInputObjectType }) {
  const said = (value ?? {}) as Fields;
  const fields = Object.values(object.getFields());
  const absent = fields.filter(each => !(each.name in said));
  return (
    <>
      {fields
        .filter(each => each.name in said)
        .map(each => (
          <Removable
            key={each.name}
            path={[...path, each.name]}
            label={term(each.description, each.name)}
            type={each.type}
            value={said[each.name]}
            canGo={isOptional(each.type)}
          />
        ))}
      {absent.length > 0 && <More path={path} fields={absent.map(each => ({ ...each, label: term(each.description, each.name) }))} />}
    </>
  );
}

/** Adds one of the fields that are not said yet. */
function More({ path, fields }: Pick<FieldProps, 'path'> & { fields: { name: string; label: string; type: GraphQLInputType }[] }) {
  const { put } = useForm();
  const id = useId();
  const add = (name: string) => {
    const chosen = fields.find(each => each.name === name);
    if (chosen) put([...path, name], beginning(chosen.type));
  };
  return (
    <div className="field-more">
      <label htmlFor={id}>Lägg till uppgift</label>
      <select id={id} value="" onChange={event => add(event.target.value)}>
        <option value="">Välj …</option>
        {fields.map(each => (
          <option key={each.name} value={each.name}>
            {each.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** One key out of several: which one, and its value. */
function Reference({ path, label, value, object }: FieldProps & { object: GraphQLInputObjectType }) {
  const { put } = useForm();
  const { id, told, fault } = useTies({ path });
  const said = (value ?? {}) as Fields;
  const keys = Object.values(object.getFields()).filter(each => !isInputObjectType(bare(each.type)));
  const key = Object.keys(said)[0] ?? keys[0]?.name ?? 'id';
  const field = object.getFields()[key];
  if (!field || isInputObjectType(bare(field.type))) return <Group path={path} label={label} type={object} value={value} object={object} />;
  return (
    <fieldset className="field-group reference" aria-describedby={told ? `${id}-help` : undefined}>
      <legend>{label}</legend>
      <Help id={id} told={told} fault={fault} />
      <div className="reference-parts">
        <select aria-label={`${label} anges med`} value={key} onChange={event => put(path, { [event.target.value]: '' })}>
          {keys.map(each => (
            <option key={each.name} value={each.name}>
              {term(each.description, each.name)}
            </option>
          ))}
        </select>
        <Leaf path={[...path, key]} label={term(field.description, key)} type={field.type} value={said[key]} />
      </div>
    </fieldset>
  );
}

function List({ path, label, value, item }: FieldProps & { item: GraphQLInputType }) {
  const { put } = useForm();
  const { id, told, fault } = useTies({ path });
  const rows = Array.isArray(value) ? value : [];
  const last = rows.at(-1);
  return (
    <fieldset className="field-group field-list" aria-describedby={told ? `${id}-help` : undefined}>
      <legend>{label}</legend>
      <Help id={id} told={told} fault={fault} />
      <ol>
        {rows.map((row, place) => (
          <li key={place}>
            <Removable path={[...path, place]} label={`${label} ${place + 1}`} type={item} value={row} canGo={rows.length > 1} />
          </li>
        ))}
      </ol>
      <button type="button" className="button-quiet" onClick={() => put(path, [...rows, emptied(last) ?? beginning(item)])}>
        Lägg till en rad
      </button>
    </fieldset>
  );
}

/** Another row like the last one: the same fields and choices, with nothing written in them. */
function emptied(row: Json | undefined): Json | undefined {
  if (typeof row === 'string') return /^[A-Z][A-Z_]+$/.test(row) ? row : '';
  if (Array.isArray(row) || row === null || typeof row !== 'object') return row === undefined ? undefined : null;
  return Object.fromEntries(Object.entries(row).map(([name, each]) => [name, emptied(each) ?? null]));
}
