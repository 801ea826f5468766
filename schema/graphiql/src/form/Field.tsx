import { isInputObjectType, isListType, type GraphQLInputField, type GraphQLInputObjectType, type GraphQLInputType } from 'graphql';
import { useId } from 'react';
import { bare, isReference, term } from '../contract.ts';
import type { Json } from '../paths.ts';
import { Help, Leaf, useFieldAttributes } from './Leaf.tsx';
import { beginning, emptied, isOptional, useForm, type FieldProps } from './shared.ts';

type Fields = { [name: string]: Json };

/** A field of whatever type, as the contract has it. */
export function Field(props: FieldProps) {
  const here = bare(props.type);
  if (isListType(here)) return <List {...props} item={here.ofType as GraphQLInputType} />;
  if (!isInputObjectType(here)) return <Leaf {...props} />;
  return isReference(here) ? <Reference {...props} object={here} /> : <Group {...props} object={here} />;
}

/** Takes a field away again: what is left out stays as it is in the registry, or unknown. */
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
  const { id, help, fault } = useFieldAttributes({ path });
  // The whole of what is filled in needs no frame around it.
  if (path.length === 1 && !isOptional(type)) {
    return (
      <section className="field-all" aria-label={label}>
        <Help id={id} help={help} fault={fault} />
        <Inside path={path} value={value} object={object} />
      </section>
    );
  }
  return (
    <fieldset className="field-group" aria-describedby={help ? `${id}-help` : undefined}>
      <legend>{label}</legend>
      <Help id={id} help={help} fault={fault} />
      <Inside path={path} value={value} object={object} />
    </fieldset>
  );
}

/** The fields of an object that are filled in, and a way to add others. */
function Inside({ path, value, object }: Pick<FieldProps, 'path' | 'value'> & { object: GraphQLInputObjectType }) {
  const given = (value ?? {}) as Fields;
  const fields = Object.values(object.getFields());
  const absent = fields.filter(each => !(each.name in given));
  return (
    <>
      {fields
        .filter(each => each.name in given)
        .map(each => (
          <Removable
            key={each.name}
            path={[...path, each.name]}
            label={term(each.description, each.name)}
            field={each}
            type={each.type}
            value={given[each.name]}
            canGo={isOptional(each.type)}
          />
        ))}
      {absent.length > 0 && <More path={path} fields={absent} />}
    </>
  );
}

/** Adds one of the fields that are not filled in yet. */
function More({ path, fields }: Pick<FieldProps, 'path'> & { fields: GraphQLInputField[] }) {
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
            {term(each.description, each.name)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** One key out of several: which one, and its value. */
function Reference(props: FieldProps & { object: GraphQLInputObjectType }) {
  const { path, label, field, value, object } = props;
  const { put } = useForm();
  const { id, help, fault } = useFieldAttributes({ path });
  const given = (value ?? {}) as Fields;
  const keys = Object.values(object.getFields()).filter(each => !isInputObjectType(bare(each.type)));
  const name = Object.keys(given)[0] ?? keys[0]?.name ?? 'id';
  const key = object.getFields()[name];
  if (!key || isInputObjectType(bare(key.type))) return <Group {...props} type={object} />;
  return (
    <fieldset className="field-group reference" aria-describedby={help ? `${id}-help` : undefined}>
      <legend>{label}</legend>
      <Help id={id} help={help} fault={fault} />
      <div className="reference-parts">
        <select aria-label={`${label} anges med`} value={name} onChange={event => put(path, { [event.target.value]: '' })}>
          {keys.map(each => (
            <option key={each.name} value={each.name}>
              {term(each.description, each.name)}
            </option>
          ))}
        </select>
        <Leaf
          path={[...path, name]}
          label={term(key.description, name)}
          field={key}
          type={key.type}
          value={given[name]}
          referenceKey={{ field: field.name, name, description: key.description }}
        />
      </div>
    </fieldset>
  );
}

function List({ path, label, field, value, item }: FieldProps & { item: GraphQLInputType }) {
  const { put } = useForm();
  const { id, help, fault } = useFieldAttributes({ path });
  const rows = Array.isArray(value) ? value : [];
  return (
    <fieldset className="field-group field-list" aria-describedby={help ? `${id}-help` : undefined}>
      <legend>{label}</legend>
      <Help id={id} help={help} fault={fault} />
      <ol>
        {rows.map((row, index) => (
          <li key={index}>
            <Removable path={[...path, index]} label={`${label} ${index + 1}`} field={field} type={item} value={row} canGo={rows.length > 1} />
          </li>
        ))}
      </ol>
      <button type="button" className="button-quiet" onClick={() => put(path, [...rows, emptied(rows.at(-1), item) ?? beginning(item)])}>
        Lägg till en rad
      </button>
    </fieldset>
  );
}
