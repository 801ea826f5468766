import { useEffect } from 'react';
import { view, type Current } from './current.ts';
import { registryName } from './registryName.ts';

/** Names the window after what is open, so that tabs and bookmarks tell themselves apart. */
export function useWindowTitle({ task }: Current): void {
  const name = registryName.use();
  const seen = view.use();
  const open = seen === 'import' ? 'Läs in en fil' : seen === 'task' ? task?.title : undefined;
  useEffect(() => {
    document.title = open ? `${open} – ${name}` : name;
  }, [open, name]);
}
