import '@fontsource-variable/source-sans-3/wght.css';
import '../app/global.css';
import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createDistrictAreaClient } from '../client/district-area-client.ts';
import { DistrictApp } from './district-app.tsx';

/** Draws the district's screens into `#root`, for the server at `baseUrl`. */
export function mountDistrictArea(baseUrl: string): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no #root');
  // The policy of the page lets in no styles but those that bear its word.
  const nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';
  const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });
  createRoot(root).render(
    <StrictMode>
      <RendererProvider renderer={renderer}>
        <DistrictApp client={createDistrictAreaClient(baseUrl)} />
      </RendererProvider>
    </StrictMode>,
  );
}
