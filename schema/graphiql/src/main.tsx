import './workers.ts';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './style.css';
import './form.css';
import './workbench.css';
import './session.css';
import './outcome.css';
import './answer.css';
import './pictures.css';
import './importing.css';
import './tabTitles.ts';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

createRoot(document.getElementById('page') as HTMLElement).render(<App />);
