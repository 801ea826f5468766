// The editors have translations for whole programs only, which their modules cannot take. What they say of themselves to
// those who listen, and where one searches, chooses and unfolds, is replaced while the page is built.
import type { Phrases } from './rewording.ts';

const monaco = (modules: Record<string, Phrases>): Record<string, Phrases> =>
  Object.fromEntries(Object.entries(modules).map(([path, phrases]) => [`monaco-editor/esm/vs/${path}`, phrases]));

export const editors: Record<string, Phrases> = monaco({
  'editor/common/config/editorOptions.js': { 'Editor content': 'Redigeraren' },
  'editor/common/standaloneStrings.js': {
    'Editor content': 'Redigeraren',
    'Command Palette': 'Kommandon',
    'Show And Run Commands': 'Visa och kör kommandon',
    'Go to Line/Column...': 'Gå till rad …',
    'Toggle High Contrast Theme': 'Byt till eller från hög kontrast',
  },
  'editor/browser/controller/textAreaHandler.js': {
    "localize('editor', \"editor\")": "localize('editor', \"redigerare\")",
    'The editor is not accessible at this time.': 'Redigeraren är inte anpassad för skärmläsare just nu.',
    '{0} To enable screen reader optimized mode, use {1}': '{0} Anpassa den med {1}.',
    '{0} To enable screen reader optimized mode, open the quick pick with {1} and run the command Toggle Screen Reader Accessibility Mode, which is currently not triggerable via keyboard.':
      '{0} Anpassa den genom att öppna kommandona med {1} och köra Toggle Screen Reader Accessibility Mode.',
    '{0} Please assign a keybinding for the command Toggle Screen Reader Accessibility Mode by accessing the keybindings editor with {1} and run it.':
      '{0} Ge kommandot Toggle Screen Reader Accessibility Mode en tangent med {1}, och kör det.',
  },
  'editor/contrib/toggleTabFocusMode/browser/toggleTabFocusMode.js': {
    'Pressing Tab will now move focus to the next focusable element': 'Tabb går nu vidare till nästa fält',
    'Pressing Tab will now insert the tab character': 'Tabb skriver nu ett tabbtecken',
  },
  'editor/contrib/readOnlyMessage/browser/contribution.js': {
    'Cannot edit in read-only input': 'Det här fältet går bara att läsa',
    'Cannot edit in read-only editor': 'Det här går bara att läsa',
  },
  'editor/contrib/folding/browser/foldingDecorations.js': {
    'Click to expand the range.': 'Fäll ut.',
    'Click to collapse the range.': 'Fäll ihop.',
  },
  'editor/contrib/suggest/browser/suggestWidget.js': {
    'Loading...': 'Hämtar …',
    'No suggestions.': 'Inga förslag.',
    "localize('suggest', \"Suggest\")": "localize('suggest', \"Förslag\")",
    '{0}, docs: {1}': '{0}, beskrivning: {1}',
  },
  'editor/contrib/suggest/browser/suggestController.js': {
    Insert: 'Sätt in',
    Replace: 'Ersätt',
    'Show Less': 'Visa mindre',
    'Show More': 'Visa mer',
  },
  'editor/contrib/suggest/browser/suggestWidgetDetails.js': { Close: 'Stäng', 'Loading...': 'Hämtar …' },
  'editor/contrib/suggest/browser/suggestWidgetRenderer.js': { 'Read More': 'Läs mer' },
  'editor/contrib/find/browser/findWidget.js': {
    'Find / Replace': 'Sök och ersätt',
    Find: 'Sök',
    'Previous Match': 'Förra träffen',
    'Next Match': 'Nästa träff',
    'Find in Selection': 'Sök i det markerade',
    Close: 'Stäng',
    Replace: 'Ersätt',
    'Replace All': 'Ersätt alla',
    'Toggle Replace': 'Visa eller dölj Ersätt',
    'Only the first {0} results are highlighted, but all find operations work on the entire text.': 'De första {0} träffarna är markerade, men all text genomsöks.',
    '{0} of {1}': '{0} av {1}',
    'No results': 'Inga träffar',
    '{0} found': '{0}',
    "{0} found for '{1}'": '{0} för {1}',
    "{0} found for '{1}', at {2}": '{0} för {1}, {2}',
  },
  'base/browser/ui/findinput/findInputToggles.js': {
    'Match Case': 'Skilj på stora och små bokstäver',
    'Match Whole Word': 'Bara hela ord',
    'Use Regular Expression': 'Reguljärt uttryck',
  },
  'base/browser/ui/findinput/findInput.js': { "localize('defaultLabel', \"input\")": "localize('defaultLabel', \"fält\")" },
  'base/browser/ui/findinput/replaceInput.js': {
    "localize('defaultLabel', \"input\")": "localize('defaultLabel', \"fält\")",
    'Preserve Case': 'Behåll stora och små bokstäver',
  },
  'editor/contrib/hover/browser/markdownHoverParticipant.js': { 'Loading...': 'Hämtar …' },
  'editor/contrib/hover/browser/markerHoverParticipant.js': {
    'View Problem': 'Visa felet',
    'No quick fixes available': 'Inga rättningar finns',
    'Checking for quick fixes...': 'Letar efter rättningar …',
    'Quick Fix...': 'Rätta …',
  },
  'editor/contrib/gotoError/browser/gotoErrorWidget.js': {
    "localize('Error', \"Error\")": "localize('Error', \"Fel\")",
    "localize('Warning', \"Warning\")": "localize('Warning', \"Varning\")",
    "localize('Info', \"Info\")": "localize('Info', \"Upplysning\")",
    "localize('Hint', \"Hint\")": "localize('Hint', \"Råd\")",
    '{0} at {1}. ': '{0} vid {1}. ',
    '{0} of {1} problems': 'fel {0} av {1}',
    '{0} of {1} problem': 'fel {0} av {1}',
  },
  'editor/contrib/parameterHints/browser/parameterHintsWidget.js': { '{0}, hint': '{0}, råd' },
  'platform/quickinput/browser/quickInput.js': {
    "Press 'Enter' to confirm your input or 'Escape' to cancel": 'Retur väljer och Escape avbryter',
    'Type to narrow down results.': 'Skriv för att söka bland kommandona.',
  },
  'platform/quickinput/browser/quickInputController.js': { 'Toggle all checkboxes': 'Markera eller avmarkera alla' },
  'platform/quickinput/browser/commandsQuickAccess.js': {
    'recently used': 'nyligen använda',
    'similar commands': 'liknande kommandon',
    'commonly used': 'vanliga',
    'other commands': 'andra kommandon',
  },
});
