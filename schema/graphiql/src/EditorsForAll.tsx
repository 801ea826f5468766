import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';

// Monaco has one such mode for all of its editors, and only a way to toggle it.
let tabMovesOn = false;

/** The editors follow the system between light and dark, as the page around them does, unless someone has chosen one of them. */
function useSystemColours(): void {
  const theme = useGraphiQL(state => state.theme);
  const { setTheme } = useGraphiQLActions();
  useEffect(() => {
    if (theme) return undefined;
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    // To choose neither anew is to read the system anew.
    const follow = () => setTheme(null);
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [theme, setTheme]);
}

/**
 * Names the editors for those who listen, wraps their lines for those on small screens, and lets Tab move on instead of
 * indenting: nobody may be caught in an editor with a keyboard (WCAG 2.1.2).
 */
export function EditorsForAll() {
  useSystemColours();
  const { queryEditor, variableEditor, headerEditor, responseEditor } = useGraphiQL(state => ({
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
    headerEditor: state.headerEditor,
    responseEditor: state.responseEditor,
  }));
  useEffect(() => {
    if (!queryEditor || !variableEditor || !headerEditor || !responseEditor) return;
    const names = [
      [queryEditor, 'Fråga'],
      [variableEditor, 'Variabler'],
      [headerEditor, 'HTTP-huvuden'],
      [responseEditor, 'Svar'],
    ] as const;
    for (const [editor, ariaLabel] of names) {
      editor.updateOptions({ ariaLabel, wordWrap: 'on' });
      const container = editor.getContainerDomNode();
      container.setAttribute('role', 'group');
      container.setAttribute('aria-label', ariaLabel);
    }
    if (!tabMovesOn) queryEditor.trigger('page', 'editor.action.toggleTabFocusMode', null);
    tabMovesOn = true;
  }, [queryEditor, variableEditor, headerEditor, responseEditor]);
  return null;
}
