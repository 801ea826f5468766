import { useEffect } from 'react';
import { store } from './store.ts';

/** Whether the code is shown beside the page of an operation: not until someone asks for it, and then until it is put away. */
const isShown = store(false);

export function useCode(): [boolean, () => void] {
  const is = isShown.use();
  return [is, () => isShown.set(!is)];
}

/** Keeps the code out of sight for as long as the component stands. */
export function useHiddenCode(isHidden: boolean): void {
  useEffect(() => {
    document.body.classList.toggle('without-code', isHidden);
    return () => document.body.classList.remove('without-code');
  }, [isHidden]);
}
