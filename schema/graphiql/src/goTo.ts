import type { Path } from './contract.ts';
import { idOf } from './paths.ts';

/** Leads to a field, or to the nearest one around it. */
export function goTo(path: Path): void {
  const ids = path.map((_, index) => idOf(path.slice(0, path.length - index)));
  const target = ids.map(id => document.getElementById(id)).find(Boolean);
  for (let folded = target?.closest('details'); folded; folded = folded.parentElement?.closest('details')) folded.open = true;
  target?.focus();
  target?.scrollIntoView({ block: 'center' });
}
