import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { useReturn, view, type Current } from './current.ts';
import type { ReadyOperation } from './operations.ts';

/** What the address of bringing in a file names: it is no operation. */
const IMPORT = 'ImportFile';

/** The operation that an address names, after its hash. */
const named = () => decodeURIComponent(window.location.hash.replace(/^#\/?/, ''));

/**
 * Keeps the address by what is open, so that reloading and going back lead where one was, and an address can be sent to
 * somebody else. It names the operation, and nothing that was written in it.
 */
export function useAddress(operations: ReadyOperation[], { task }: Current): void {
  const goBack = useReturn();
  const seen = view.use();
  // An operation is opened in the editors, which come a little after the page.
  const isEditable = useGraphiQL(state => Boolean(state.queryEditor && state.variableEditor));
  const isReady = useRef(false);
  const follow = () => {
    const operation = operations.find(each => each.name === named());
    if (named() === IMPORT) view.set('import');
    else if (!operation) view.set('list');
    else if (operation.name === task?.name) view.set('task');
    else goBack(operation);
  };
  const latest = useRef(follow);
  latest.current = follow;
  useEffect(() => {
    if (!operations.length || !isEditable) return undefined;
    // GraphiQL keeps what is put into them once it listens to them.
    const starting = setTimeout(() => {
      if (!isReady.current) latest.current();
      isReady.current = true;
    });
    const go = () => latest.current();
    window.addEventListener('popstate', go);
    return () => {
      clearTimeout(starting);
      window.removeEventListener('popstate', go);
    };
  }, [operations, isEditable]);
  useEffect(() => {
    if (!isReady.current) return;
    const wanted = seen === 'import' ? IMPORT : seen === 'task' && task ? task.name : '';
    if (wanted !== named()) history.pushState(null, '', wanted ? `#/${wanted}` : window.location.pathname);
  }, [seen, task]);
}
