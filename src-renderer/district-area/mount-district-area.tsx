import { mountWithNonce } from '../app/mount-with-nonce.tsx';
import { createDistrictAreaClient } from '../client/district-area-client.ts';
import { DistrictApp } from './district-app.tsx';

/** Draws the district's screens into `#root`, for the server at `baseUrl`. */
export function mountDistrictArea(baseUrl: string): void {
  mountWithNonce(<DistrictApp client={createDistrictAreaClient(baseUrl)} />);
}
