import '@fontsource-variable/source-sans-3/wght.css';
import './global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import { App } from './app.tsx';

/** Draws the interface into `#root`; `connect` opens the way to the host and is asked again after a failure. */
export function mountApp(connect: () => Promise<AmanuenseClient>): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  createRoot(root).render(
    <StrictMode>
      <App connect={connect} />
    </StrictMode>,
  );
}
