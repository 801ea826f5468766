import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { defaultQuery } from './defaultQuery.ts';
import { EditorsForAll } from './EditorsForAll.tsx';
import { fetcher } from './fetcher.ts';
import { OutcomePane } from './OutcomePane.tsx';
import { registryName } from './registryName.ts';
import { SignIn } from './SignIn.tsx';
import { storage } from './storage.ts';
import { TabTitles } from './tabTitles.ts';
import { workbenchPlugin } from './Workbench.tsx';

const plugins = [workbenchPlugin, explorerPlugin(), HISTORY_PLUGIN];

function Header() {
  return (
    <header className="page-header">
      <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width="28" height="28" />
      <h1>{registryName.use()}</h1>
      <p>Öppna uppgifter om vilka som utvecklar tillsammans, med vad och när.</p>
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
          visiblePlugin={workbenchPlugin}
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
