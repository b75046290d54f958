import type { DistrictLog } from '../../src-shared/ports/district-log.ts';
import { mostConnections } from '../adapters/postgres/open-district-database.ts';

/**
 * Opens every connection to the database and asks over each what PCs ask most: the first thousands that come after a
 * start then wait for neither. Throws where the database is away.
 */
export async function openConnections(log: Pick<DistrictLog, 'device' | 'standings' | 'page'>): Promise<void> {
  const seen = { log: 'district', after: 0 } as const;
  for (const ask of [
    () => log.device(''),
    () => log.standings(seen, seen),
    () => log.page(seen.log, seen.after, 1),
  ] as const) {
    await Promise.all(Array.from({ length: mostConnections }, () => ask()));
  }
}
