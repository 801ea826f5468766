import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { defaultQuery } from './defaultQuery';
import { EditorsForAll } from './EditorsForAll';
import { fetcher } from './fetcher';
import { isNarrow } from './narrow';
import { OutcomePane } from './OutcomePane';
import { SignIn } from './SignIn';
import { storage } from './storage';
import { TabTitles } from './tabTitles';
import { workbenchPlugin } from './Workbench';

const plugins = [workbenchPlugin, explorerPlugin(), HISTORY_PLUGIN];

// On a narrow screen the query comes first.
const firstPanel = isNarrow() ? undefined : workbenchPlugin;

function Header() {
  return (
    <header className="page-header">
      <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width="28" height="28" />
      <h1>Partnerskapets register</h1>
      <p>Öppna uppgifter om vilka som utvecklar socialtjänsten tillsammans, med vad och när.</p>
      <nav aria-label="Mer om registret">
        <a href="/schema.graphql">Schemat (SDL)</a>
        <a href="/operations">Frågorna som JSON</a>
      </nav>
      <SignIn />
    </header>
  );
}

export function App() {
  return (
    <>
      <Header />
      <main className="page-main">
        <GraphiQL
          fetcher={fetcher}
          storage={storage}
          plugins={plugins}
          visiblePlugin={firstPanel}
          defaultQuery={defaultQuery}
          defaultEditorToolsVisibility
          shouldPersistHeaders={false}
          inputValueDeprecation
          schemaDescription
        >
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
          <EditorsForAll />
          <OutcomePane />
          <TabTitles />
        </GraphiQL>
      </main>
    </>
  );
}
