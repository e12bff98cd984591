import { render } from 'preact';
import { followLinks } from './navigation/history.ts';
import { App } from './shell/app.tsx';
import './styles/tokens.css';
import './styles/base.css';
import './styles/layout.css';
import './styles/components.css';
import './styles/print.css';

const root = document.querySelector('#app');
if (!root) throw new Error('The page has no place for the explorer.');
followLinks();
render(<App />, root);
