import { useEffect } from 'react';
import { store } from './store.ts';

/**
 * Whether the code is shown beside the page of an operation. Whoever registers something fills in a form and need not see
 * any; whoever asks often wants to change the question. A choice that is made holds from then on.
 */
const chosen = store<boolean | undefined>(undefined);

export function useCode(isAct: boolean): [boolean, () => void] {
  const isShown = chosen.use() ?? !isAct;
  return [isShown, () => chosen.set(!isShown)];
}

/** Keeps the code out of sight for as long as the component stands. */
export function useHiddenCode(isHidden: boolean): void {
  useEffect(() => {
    document.body.classList.toggle('without-code', isHidden);
    return () => document.body.classList.remove('without-code');
  }, [isHidden]);
}
