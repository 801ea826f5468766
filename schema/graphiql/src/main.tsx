import './workers';
import 'graphiql/style.css';
import '@graphiql/plugin-explorer/style.css';
import './style.css';
import './form.css';
import './workbench.css';
import './session.css';
import './outcome.css';
import './tabTitles';
import { createRoot } from 'react-dom/client';
import { App } from './App';

createRoot(document.getElementById('page') as HTMLElement).render(<App />);
