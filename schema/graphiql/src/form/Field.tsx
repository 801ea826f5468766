import { isInputObjectType, isListType, type GraphQLInputField, type GraphQLInputObjectType, type GraphQLInputType } from 'graphql';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { bare, isBySlug, isOfHistory, isReference, leadsBack, term, type Path } from '../contract.ts';
import { placeOf, valueAt } from '../paths.ts';
import { isDemanded } from './checking.ts';
import { isBlank, type Values } from './draft.ts';
import { Help, Leaf, Needed, useFieldAttributes } from './Leaf.tsx';
import { Reference } from './Reference.tsx';
import { useForm, type FieldProps, type Form } from './shared.ts';
import { Versions } from './Versions.tsx';

/** A field of whatever type, as the contract has it. */
export function Field(props: FieldProps) {
  const here = bare(props.type);
  if (useForm().isHidden(props.path)) return null;
  if (isOfHistory(props.field)) return <Versions {...props} />;
  if (isListType(here)) return <List {...props} item={here.ofType as GraphQLInputType} />;
  if (!isInputObjectType(here)) return isBySlug(props.field) || props.field.record ? <Reference {...props} by={props.field.record ? props.field.name : 'slug'} /> : <Leaf {...props} />;
  return isReference(here) ? <Reference {...props} object={here} /> : <Group {...props} object={here} />;
}

function Group({ path, label, value, isNeeded, object }: FieldProps & { object: GraphQLInputObjectType }) {
  const { id, help, fault } = useFieldAttributes({ path });
  const inside = <Inside path={path} value={value} object={object} isNeeded={isNeeded || !isBlank(value)} />;
  // The whole of what is filled in needs no frame around it.
  if (path.length === 1 && isNeeded) {
    return (
      <section id={id} tabIndex={-1} className="field-all" aria-label={label}>
        <Help id={id} help={help} fault={fault} />
        {inside}
      </section>
    );
  }
  return (
    <fieldset id={id} tabIndex={-1} className="field-group" aria-describedby={help ? `${id}-help` : undefined}>
      <legend>
        {label}
        <Needed isNeeded={isNeeded} />
      </legend>
      <Help id={id} help={help} fault={fault} />
      {inside}
    </fieldset>
  );
}

/** Whether a field stands in sight from the start: what is needed, what is often said, and what the record has. */
function isInSight({ help, example, needs, standing }: Form, field: GraphQLInputField, path: Path): boolean {
  const place = placeOf(path);
  const first = path.map(step => (typeof step === 'number' ? 0 : step));
  const told = [valueAt(example, path), valueAt(example, first)].some(each => each !== undefined);
  return isDemanded(field) || needs.includes(place) || told || place in help || !isBlank(standing.get(place));
}

/** So many fields stand in sight although they are seldom filled in. */
const FEW = 3;

/** The fields of an object: those in sight, and below them the rest. */
function Inside({ path, value, object, isNeeded }: Pick<FieldProps, 'path' | 'value' | 'isNeeded'> & { object: GraphQLInputObjectType }) {
  const form = useForm();
  const given = (value ?? {}) as Values;
  const fields = Object.values(object.getFields()).filter(each => !form.isHidden([...path, each.name]));
  const shown = fields.filter(each => isInSight(form, each, [...path, each.name]));
  const rest = fields.filter(each => !shown.includes(each));
  const one = (each: GraphQLInputField) => {
    const inside = [...path, each.name];
    return (
      <Field
        key={each.name}
        path={inside}
        label={term(each.description, each.name)}
        field={each}
        type={each.type}
        value={given[each.name]}
        isNeeded={isNeeded && (isDemanded(each) || form.needs.includes(placeOf(inside)))}
      />
    );
  };
  // Few are not worth folding away; but what may stand within itself has no end, and waits until someone wants it.
  const isEndless = path.length > 1 && leadsBack(object);
  if (isEndless ? !rest.length : !shown.length || rest.length <= FEW) return <>{fields.map(one)}</>;
  return (
    <>
      {shown.map(one)}
      {rest.length > 0 && (
        <Rest isFilled={rest.some(each => !isBlank(given[each.name]))} count={rest.length}>
          {() => rest.map(one)}
        </Rest>
      )}
    </>
  );
}

/** The fields that are seldom filled in, folded away until someone wants them. */
function Rest({ isFilled, count, children }: { isFilled: boolean; count: number; children: () => React.ReactNode }) {
  const [isOpen, setOpen] = useState(isFilled);
  return (
    <details className="field-rest" open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{count === 1 ? 'En uppgift till' : `${count} uppgifter till`}</summary>
      {isOpen && <div className="field-all">{children()}</div>}
    </details>
  );
}

/** Rows, and below them one more to write in. */
function List({ path, label, field, value, isNeeded, item }: FieldProps & { item: GraphQLInputType }) {
  const { put } = useForm();
  const { id, help, fault } = useFieldAttributes({ path });
  const [moreAfter, setMore] = useState<number>();
  const list = useRef<HTMLOListElement>(null);
  const rows = Array.isArray(value) ? value : [];
  const isShort = !isInputObjectType(bare(item)) || isReference(item);
  const count = isShort || moreAfter === rows.length || !rows.length ? rows.length + 1 : rows.length;
  const remove = (index: number) => {
    // Whoever takes a row away stays in the list; at once, as they may go on to another field.
    document.getElementById(id)?.focus();
    put([...path, index], undefined);
  };
  const add = () => {
    flushSync(() => setMore(rows.length));
    list.current?.lastElementChild?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  };
  return (
    <fieldset id={id} tabIndex={-1} className="field-group field-list" aria-describedby={help ? `${id}-help` : undefined}>
      <legend>
        {label}
        <Needed isNeeded={isNeeded} />
      </legend>
      <Help id={id} help={help} fault={fault} />
      <ol ref={list}>
        {Array.from({ length: count }, (_, index) => (
          <li key={index} className="row">
            <Field path={[...path, index]} label={`${label} ${index + 1}`} field={field} type={item} value={rows[index]} isNeeded={isNeeded && index === 0} />
            {index < rows.length && (
              <button type="button" className="take-away" aria-label={`Ta bort ${label} ${index + 1}`} title="Ta bort raden" onClick={() => remove(index)}>
                ×
              </button>
            )}
          </li>
        ))}
      </ol>
      {!isShort && count === rows.length && (
        <button type="button" className="button-quiet" onClick={add}>
          Lägg till en rad
        </button>
      )}
    </fieldset>
  );
}
