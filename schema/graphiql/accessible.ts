// What keeps GraphiQL itself from WCAG 2.1 AA, put right while the page is built.
import type { Phrases } from './rewording.ts';

export const accessible: Record<string, Phrases> = {
  // A tab may hold nothing that can be focused, and these hold two buttons. So they are what they are: a list of
  // buttons, of which one is the current.
  '@graphiql/react/dist/components/tabs/index.js': {
    '"aria-selected": isActive,': '',
    'role: "tab",': '',
    'role: "tablist",': '',
  },
  // Whoever listens is told in words what came of a run, and need not hear all of its JSON.
  '@graphiql/react/dist/components/response-editor.js': { 'const t7 = "polite";': 'const t7 = "off";' },
  // Colours that are too near what they stand on: two of the light theme on grey, one of the dark.
  '@graphiql/react/dist/constants.js': {
    'foreground: "#6c69ce"': 'foreground: "#5450b5" }, { token: "number", foreground: "#06704a"',
    'foreground: "#908aff"': 'foreground: "#a9a4ff" }, { token: "comment", foreground: "#8fbf7a"',
  },
  'graphiql/dist/GraphiQL.js': {
    '"aria-controls": "graphiql-session",': '"aria-controls": "graphiql-session", "aria-current": index_1 === activeTabIndex ? "true" : undefined,',
    'role: "tabpanel"': 'role: "group"',
  },
};
