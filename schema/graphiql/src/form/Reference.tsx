import type { GraphQLInputObjectType } from 'graphql';
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { referredTo, type Path } from '../contract.ts';
import type { Json } from '../paths.ts';
import { useCalled } from '../recordNames.ts';
import { exampleAt, Help, Needed, useFieldAttributes } from './Leaf.tsx';
import { name, useNames } from './names.ts';
import { useForm, type FieldProps, type Form } from './shared.ts';
import { useOptions, type Option } from './useOptions.ts';
import { written } from './writing.ts';

type Props = FieldProps & {
  /** The type of reference, where one of several keys is given; where only one can be, `by` says which. */
  object?: GraphQLInputObjectType;
  by?: string;
};

/** A reference as it is given: by id when it is chosen, and else as it is written. */
function given({ object, by = 'slug' }: Props, text: string, option?: Option): Json | undefined {
  if (!text) return undefined;
  if (!object) return option ? String(option.row[by]) : text;
  if (option) return { id: option.id };
  return written(object, text);
}

/** What refers to the record, whichever key it is. */
function keyIn(value: Json | undefined): string {
  const inside = value && typeof value === 'object' ? Object.values(value)[0] : value;
  return typeof inside === 'string' ? inside : '';
}

/** The fault of a field, or of the key in it. */
function faultOf({ faults }: Form, path: Path): string | undefined {
  const place = path.join('.');
  return [...faults].find(([each]) => each === place || each.startsWith(`${place}.`))?.[1];
}

/** What could be written: the example's name. Its slug says nothing to people. */
function hintOf(form: Form, path: Path): string {
  const found = exampleAt(form, [...path, 'name']);
  return found ? `Till exempel ${found}` : 'Skriv en del av namnet';
}

/** A record that is chosen among those that the registry has. */
export function Reference(props: Props) {
  const { path, label, field, value, isNeeded } = props;
  const form = useForm();
  const { put, putAll } = form;
  const { id, help, attributes } = useFieldAttributes({ path, isNeeded });
  const fault = faultOf(form, path);
  const names = useNames();
  const list = useId();
  const key = keyIn(value);
  const called = names.get(key) ?? key;
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const input = useRef<HTMLInputElement>(null);
  const record = field.record ?? referredTo(form.schema, field.name, form.acts);
  // What is being written is no key yet.
  useCalled(form.schema, record, props.by ?? 'slug', isOpen || props.object ? undefined : key);
  const { options, note } = useOptions(form, record, props.object ? 'id' : (props.by ?? 'slug'), isOpen ? (names.has(key) ? '' : called) : undefined);
  const choose = (option: Option) => {
    const chosen = given(props, option.name, option);
    name(keyIn(chosen), option.name);
    put(path, chosen);
    setOpen(false);
    input.current?.focus();
  };
  const write = (text: string) => {
    put(path, given(props, text));
    setOpen(true);
    setAt(-1);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.altKey) {
      event.preventDefault();
      if (!isOpen) setOpen(true);
      else setAt(Math.min(Math.max(at + step, 0), options.length - 1));
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && isOpen && options[at]) {
      event.preventDefault();
      choose(options[at]);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      setOpen(false);
    }
  };
  const onBlur = () => {
    setOpen(false);
    const same = names.has(key) ? [] : options.filter(each => each.name.toLocaleLowerCase('sv') === called.trim().toLocaleLowerCase('sv'));
    const [only] = same;
    if (only && same.length === 1) {
      const chosen = given(props, only.name, only);
      name(keyIn(chosen), only.name);
      put(path, chosen);
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const lines = event.clipboardData.getData('text').split(/\r?\n|\t|;/).map(each => each.trim()).filter(Boolean);
    const rows = rowsToPasteInto(path);
    if (lines.length < 2 || !rows) return;
    event.preventDefault();
    // A list that was copied elsewhere becomes a row for each line, from this row on.
    putAll(lines.map((line, index) => [[...rows.list, rows.row + index, ...rows.rest], given(props, line)]));
    setOpen(false);
  };
  const isListed = isOpen && (options.length > 0 || note !== '');
  return (
    <div className="field reference">
      <label htmlFor={id}>
        {label}
        <Needed isNeeded={isNeeded} />
      </label>
      <div className="reference-input">
      <input
        ref={input}
        type="text"
        {...attributes}
        aria-invalid={fault ? true : undefined}
        aria-describedby={[fault && `${id}-fault`, help && `${id}-help`].filter(Boolean).join(' ') || undefined}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isListed}
        aria-controls={list}
        aria-activedescendant={isOpen && options[at] ? `${list}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={hintOf(form, path)}
        value={called}
        onFocus={event => event.currentTarget.select()}
        onClick={() => setOpen(true)}
        onBlur={onBlur}
        onChange={event => write(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      <div className="options" hidden={!isListed}>
        <ul id={list} role="listbox" aria-label="Förslag" hidden={!options.length}>
          {isOpen &&
            options.map((option, index) => (
              // The list is chosen from with the keys of the field, which keeps the focus.
              <li
                key={option.id}
                id={`${list}-${index}`}
                role="option"
                aria-selected={index === at}
                onMouseDown={event => {
                  event.preventDefault();
                  choose(option);
                }}
              >
                <span>{option.name}</span> <small>{option.details.join(', ')}</small>
              </li>
            ))}
        </ul>
        <p role="status">{isOpen && note}</p>
      </div>
      </div>
      <Help id={id} help={help} fault={fault} />
    </div>
  );
}

/** The list that a reference stands in a row of, the row, and where in the row it stands. */
function rowsToPasteInto(path: Path): { list: Path; row: number; rest: Path } | undefined {
  const place = path.findIndex(step => typeof step === 'number');
  const row = path[place];
  return typeof row === 'number' ? { list: path.slice(0, place), row, rest: path.slice(place + 1) } : undefined;
}
