import { useSyncExternalStore } from 'react';

/** A value outside of the components, which tells those that use it when it changes. */
export interface Kept<T> {
  get: () => T;
  set: (value: T) => void;
  use: () => T;
}

export function kept<T>(initial: T): Kept<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  const get = () => current;
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    get,
    set(value) {
      current = value;
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, get),
  };
}
