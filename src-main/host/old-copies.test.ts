import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../tests/fixtures/after-file.ts';
import { removeOldCopies } from './old-copies.ts';

it('copies made before migrations go after thirty days, and nothing else does', async () => {
  const folder = temporaryFolder('old-copies');
  const old = 'library.db.before-300-2026-10-01T08-00-00-000Z.db';
  const fresh = 'library.db.before-340-2026-11-20T08-00-00-000Z.db';
  const others = ['library.db', 'library.db-wal', 'copia de library.db.before-300-2026-10-01T08-00-00-000Z.db'];
  for (const name of [old, `${old}-journal`, fresh, ...others]) writeFileSync(join(folder, name), 'x');
  await removeOldCopies(folder, Date.parse('2026-11-23T12:00:00Z'));
  expect(readdirSync(folder).sort()).toEqual([fresh, ...others].sort());
});
