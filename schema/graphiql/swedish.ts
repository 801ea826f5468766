// GraphiQL has no translations of its own, so its phrases and accent colours are replaced while the page is built.
// Versions are pinned, and a phrase that is no longer found stops the build: an upgrade can't lose the Swedish unseen.
import type { Plugin } from 'vite';

type Phrases = Record<string, string>;

const sections: Phrases = {
  'All Schema Types': 'Alla typer i schemat',
  'Deprecated Arguments': 'Utgående argument',
  'Deprecated Enum Values': 'Utgående värden',
  'Deprecated Fields': 'Utgående fält',
  'Enum Values': 'Värden',
  'Possible Types': 'Möjliga typer',
  'Root Types': 'Rottyper',
};

function only(...names: (keyof typeof sections)[]): Phrases {
  return Object.fromEntries(names.map(name => [name, sections[name] as string]));
}

/** By the end of a module's path: what is replaced there. A phrase is a whole string, or else a part of the code. */
const modules: Record<string, Phrases> = {
  'graphiql/dist/GraphiQL.js': {
    'New tab': 'Ny flik',
    'Editor Commands': 'Verktyg för frågan',
    'Operation Editor': 'Fråga',
    'Select active operation': 'Välj flik',
    ': "Variables"': ': "Variabler"',
    '? "Variables" : "Headers"': '? "Variabler" : "HTTP-huvuden"',
    'children: "Headers"': 'children: "HTTP-huvuden"',
    '"Show" : "Hide"} editor tools': '"Visa" : "Dölj"} variabler och huvuden',
  },
  'graphiql/dist/ui/toolbar.js': {
    'Prettify query (': 'Snygga till frågan (',
    'Merge fragments into query (': 'Lägg in fragmenten i frågan (',
    'Copy query (': 'Kopiera frågan (',
  },
  'graphiql/dist/ui/sidebar.js': {
    'Re-fetch GraphQL schema (': 'Hämta schemat på nytt (',
    'Open short keys dialog': 'Kortkommandon',
    'Open settings dialog': 'Inställningar',
    'Short Keys': 'Kortkommandon',
    'This modal provides a list of available keyboard shortcuts and their functions.': 'Sidans kortkommandon och vad de gör.',
    Settings: 'Inställningar',
    'This modal lets you adjust header persistence, interface theme, and clear local storage.':
      'Välj färgtema eller rensa det som är sparat i webbläsaren.',
    Theme: 'Färgtema',
    'Adjust how the interface appears.': 'Ljust, mörkt eller som datorn är inställd.',
    System: 'Som datorn',
    Light: 'Ljust',
    Dark: 'Mörkt',
    'Clear storage': 'Sparat i webbläsaren',
    'Remove all locally stored data and start fresh.': 'Ta bort sparade flikar och historik, och börja om.',
    'Cleared data': 'Rensat',
    Failed: 'Det gick inte',
    'Clear data': 'Rensa',
    '"Hide" : "Show"': '"Dölj" : "Visa"',
  },
  'graphiql/dist/ui/short-keys.js': {
    'Execute query': 'Kör frågan',
    'Open the Command Palette (you must have focus in the editor)': 'Öppna kommandopaletten (när markören är i redigeraren)',
    'Prettify editors': 'Snygga till frågan',
    'Copy query': 'Kopiera frågan',
    'Re-fetch schema using introspection': 'Hämta schemat på nytt',
    'Search in documentation': 'Sök i dokumentationen',
    'Search in editor': 'Sök i redigeraren',
    'Merge fragments definitions into operation definition': 'Lägg in fragmenten i frågan',
    'Short Key': 'Tangenter',
    Function: 'Vad de gör',
    'This Graph': 'Redigeraren i Graph',
    'QL editor uses': 'QL har',
    'Monaco editor shortcuts': 'Monacos kortkommandon',
    ', with keybindings similar to VS Code. See the full list of shortcuts for': ', nästan som i VS Code. Hela listan för',
    '"or"': '"eller"',
  },
  '@graphiql/react/dist/components/execute-button/index.js': { '"Stop" : "Execute"} query (': '"Avbryt" : "Kör"} frågan (' },
  '@graphiql/react/dist/components/response-editor.js': { 'Result Window': 'Svar' },
  '@graphiql/react/dist/components/tabs/index.js': { 'Close Tab': 'Stäng fliken' },
  '@graphiql/react/dist/components/dialog/index.js': { 'Close dialog': 'Stäng' },
  '@graphiql/react/dist/constants.js': {
    'Prettify Editors': 'Snygga till frågan',
    'Merge Fragments into Query': 'Lägg in fragmenten i frågan',
    'Run Operation': 'Kör frågan',
    'Copy Query': 'Kopiera frågan',
    '#ff5794"': '#7ccfc9"',
    '#d60590"': '#14606b"',
    '#ff579419': '#7ccfc91f',
    '#d6059019': '#14606b19',
  },
  '@graphiql/react/dist/utility/tabs.js': { '<untitled>': 'Utan namn' },
  '@graphiql/plugin-history/dist/index.js': { History: 'Historik' },
  '@graphiql/plugin-history/dist/components.js': {
    History: 'Historik',
    Cleared: 'Rensat',
    'Failed to Clear': 'Det gick inte',
    Clear: 'Rensa',
    'Type a label': 'Skriv ett namn',
    Save: 'Spara',
    'Set active': 'Öppna',
    'Edit label': 'Byt namn',
    'Remove favorite': 'Ta bort som favorit',
    'Add favorite': 'Gör till favorit',
    'Delete from history': 'Ta bort ur historiken',
  },
  '@graphiql/plugin-doc-explorer/dist/context.js': {
    'Documentation Explorer': 'Dokumentation',
    'Show Documentation Explorer': 'Visa Dokumentation',
    Docs: 'Dokumentation',
  },
  '@graphiql/plugin-doc-explorer/dist/components/doc-explorer.js': {
    'Documentation Explorer': 'Dokumentation',
    'Error fetching schema': 'Schemat gick inte att hämta. Försök igen med knappen längst ned till vänster.',
    'Schema is invalid: ': 'Schemat är inte giltigt: ',
    'No GraphQL schema available': 'Inget schema är hämtat',
    'Go back to ': 'Tillbaka till ',
  },
  '@graphiql/plugin-doc-explorer/dist/components/schema-documentation.js': {
    'A GraphQL schema provides a root type for each kind of operation.': 'Schemat har en rottyp för varje sorts fråga.',
    ...only('All Schema Types', 'Root Types'),
  },
  '@graphiql/plugin-doc-explorer/dist/components/search.js': {
    'No results found': 'Inga träffar',
    'Other results': 'Andra träffar',
    'Search ${navItem.name}...': 'Sök i ${navItem.name}',
  },
  '@graphiql/plugin-doc-explorer/dist/components/section.js': {
    ...sections,
    'Arguments:': 'Argument:',
    'Directives:': 'Direktiv:',
    'Fields:': 'Fält:',
    'Implements:': 'Uppfyller:',
    'Implementations:': '"Uppfylls av":',
    'Type:': 'Typ:',
  },
  '@graphiql/plugin-doc-explorer/dist/components/field-documentation.js': {
    Type: 'Typ',
    Arguments: 'Argument',
    Directives: 'Direktiv',
    'Show Deprecated Arguments': 'Visa utgående argument',
    ...only('Deprecated Arguments'),
  },
  '@graphiql/plugin-doc-explorer/dist/components/type-documentation.js': {
    Fields: 'Fält',
    Implements: 'Uppfyller',
    Implementations: 'Uppfylls av',
    'Show Deprecated Fields': 'Visa utgående fält',
    'Show Deprecated Values': 'Visa utgående värden',
    ...only('Deprecated Enum Values', 'Deprecated Fields', 'Enum Values', 'Possible Types'),
  },
  '@graphiql/plugin-doc-explorer/dist/components/argument.js': { Deprecated: 'Utgående' },
  '@graphiql/plugin-doc-explorer/dist/components/deprecation-reason.js': { Deprecated: 'Utgående' },
  '@graphiql/plugin-explorer/dist/index.js': { 'GraphiQL Explorer': 'Frågebyggare' },
  'graphiql-explorer/dist/Explorer.js': {
    "'Explorer'": "'Frågebyggare'",
    "'Add new'": "'Lägg till'",
    "'No Schema Available'": "'Inget schema är hämtat'",
  },
};

function translated(code: string, phrases: Phrases, module: string): string {
  for (const [english, swedish] of Object.entries(phrases)) {
    const whole = `"${english}"`;
    const [from, to] = code.includes(whole) ? [whole, `"${swedish}"`] : [english, swedish];
    if (!code.includes(from)) throw new Error(`${module} no longer says ${JSON.stringify(english)}`);
    code = code.replaceAll(from, () => to);
  }
  return code;
}

export function inSwedish(): Plugin {
  const unseen = new Set(Object.keys(modules));
  return {
    name: 'in-swedish',
    apply: 'build',
    transform(code, id) {
      const module = Object.keys(modules).find(ending => id.split('?')[0]?.endsWith(`/node_modules/${ending}`));
      if (!module) return null;
      unseen.delete(module);
      return { code: translated(code, modules[module] as Phrases, module), map: null };
    },
    buildEnd(error) {
      if (!error && unseen.size) throw new Error(`Modules to translate that the page does not load: ${[...unseen].join(', ')}`);
    },
  };
}
