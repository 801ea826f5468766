import { useSyncExternalStore } from 'react';

/** Too narrow to hold things side by side; style.css draws the line at the same width. */
const narrow = window.matchMedia('(max-width: 50rem)');

const subscribe = (listener: () => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

export const useNarrow = () => useSyncExternalStore(subscribe, () => narrow.matches);
