import { useId } from 'react';
import type { Key } from '../references.ts';
import { useSuggestions } from '../suggestions.ts';
import { useForm } from './shared.ts';

interface Props {
  attributes: object;
  /** The key of a record that is written here, if one is. */
  referenceKey: Key | undefined;
  isNumber: boolean;
  value: string;
  onWrite: (text: string) => void;
}

/** A line to write in, with suggestions where it refers to a record. */
export function Suggested({ attributes, referenceKey, isNumber, value, onWrite }: Props) {
  const { schema, acts } = useForm();
  const list = useId();
  const suggestions = useSuggestions(schema, acts, referenceKey);
  return (
    <>
      <input
        type="text"
        {...attributes}
        inputMode={isNumber ? 'numeric' : undefined}
        autoComplete="off"
        list={suggestions.length ? list : undefined}
        value={value}
        onChange={event => onWrite(event.target.value)}
      />
      {suggestions.length > 0 && (
        <datalist id={list}>
          {suggestions.map(each => (
            <option key={each.value} value={each.value}>
              {each.label}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}
