import { useCurrent } from './current.ts';
import { isAct } from './documents.ts';
import { trying } from './trying.ts';

/** Whether acts are only tried. Shown when what is open is an act, wherever it came from. */
export function TrySwitch() {
  const isTrying = trying.use();
  const { parsed } = useCurrent();
  if (!parsed || !isAct(parsed.operation)) return null;
  return (
    <label className={isTrying ? 'try-switch on' : 'try-switch'}>
      <input type="checkbox" role="switch" checked={isTrying} onChange={event => trying.set(event.target.checked)} />
      Provkör: inget sparas
    </label>
  );
}
