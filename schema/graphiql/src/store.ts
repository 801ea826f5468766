import { useSyncExternalStore } from 'react';

/** A value outside of the components, which tells those that use it when it changes. */
export interface Store<T> {
  get: () => T;
  set: (value: T) => void;
  use: () => T;
}

export function store<T>(initial: T): Store<T> {
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
