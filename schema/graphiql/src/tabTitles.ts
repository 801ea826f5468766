import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import { useAllOperations } from './operations.ts';

declare global {
  /** What a tab is called; GraphiQL's own code is made to ask for it while the page is built (swedish.ts). */
  var titleOfTab: (name: string) => string;
}

let titles = new Map<string, string>();

globalThis.titleOfTab = name => titles.get(name) ?? name;

/** Calls the tabs of ready-made operations by their Swedish titles, and keeps the open one in sight. */
export function TabTitles() {
  const operations = useAllOperations();
  const { updateActiveTabValues } = useGraphiQLActions();
  useEffect(() => {
    titles = new Map(operations.map(({ name, title }) => [name, title]));
    // The tabs are drawn anew.
    if (operations.length) updateActiveTabValues({});
  }, [operations, updateActiveTabValues]);
  const open = useGraphiQL(state => state.tabs[state.activeTabIndex]?.id);
  useEffect(() => {
    document.querySelector('.graphiql-tab-active')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [open]);
  return null;
}
