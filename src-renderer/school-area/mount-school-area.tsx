import { mountWithNonce } from '../app/mount-with-nonce.tsx';
import { SchoolApp } from './school-app.tsx';

/** Draws the school of the address into `#root`: `/school/ID/`, at the district's server. */
export function mountSchoolArea({ origin, pathname }: Location): void {
  const schoolId = pathname.split('/')[2] ?? '';
  mountWithNonce(<SchoolApp origin={origin} schoolId={schoolId} />);
}
