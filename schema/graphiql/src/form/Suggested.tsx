import { useId } from 'react';
import type { Path } from '../contract.ts';
import { useSuggestions } from '../suggestions.ts';

interface Props {
  tie: object;
  path: Path;
  isNumber: boolean;
  value: string;
  onWrite: (text: string) => void;
}

/** A line to write in, with suggestions where the registry knows what there is. */
export function Suggested({ tie, path, isNumber, value, onWrite }: Props) {
  const list = useId();
  const suggestions = useSuggestions(path);
  return (
    <>
      <input
        type="text"
        {...tie}
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
