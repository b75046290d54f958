import type { Kysely } from 'kysely';
import { type Sha256, sha256Schema } from '../../domain/identifiers.ts';
import type { BlobLedger, NamedBlob } from '../../ports/blob-ledger.ts';
import { inChunks } from '../change-log/operation-rows.ts';
import type { LibraryTables } from '../library-tables.ts';
import { blobKeepers, unusedOf } from '../repositories/blob-use.ts';

/** What the library's database tells of its files and the server's. */
export function createBlobLedger(database: Kysely<LibraryTables>): BlobLedger {
  async function confirmedSince(since: string): Promise<Set<string>> {
    const rows = await database
      .selectFrom('server_blobs')
      .select('sha256')
      .where('confirmed_at', '>=', since)
      .execute();
    return new Set(rows.map(({ sha256 }) => sha256));
  }

  return {
    async unconfirmed(since) {
      const confirmed = await confirmedSince(since);
      return (await namedBlobs(database)).filter(({ sha256 }) => !confirmed.has(sha256));
    },
    async confirmed() {
      const confirmed = await confirmedSince('');
      return (await namedBlobs(database)).filter(({ sha256 }) => confirmed.has(sha256));
    },
    async confirm(blobs, at) {
      await database.transaction().execute(async (transaction) => {
        for (const chunk of inChunks(blobs, 500)) {
          await transaction
            .insertInto('server_blobs')
            .values(chunk.map((sha256) => ({ sha256, confirmed_at: at })))
            .onConflict((conflict) => conflict.column('sha256').doUpdateSet({ confirmed_at: at }))
            .execute();
        }
      });
    },
    async doubt(blob) {
      await database.deleteFrom('server_blobs').where('sha256', '=', blob).execute();
    },
    async pieces(blob) {
      const rows = await piecesOf(database, blob);
      // A gap is where two that fetched at once did not end alike: what comes after it is fetched again.
      return rows.filter(({ place }, index) => place === index).map(({ piece }) => sha256Schema.parse(piece));
    },
    async addPiece(blob, { place, piece }) {
      await database
        .insertInto('fetched_pieces')
        .values({ sha256: blob, place, piece })
        .onConflict((conflict) => conflict.columns(['sha256', 'place']).doUpdateSet({ piece }))
        .execute();
    },
    forgetPieces: (blob) =>
      database.transaction().execute(async (transaction) => {
        const rows = await piecesOf(transaction, blob);
        await transaction.deleteFrom('fetched_pieces').where('sha256', '=', blob).execute();
        return unusedOf(transaction, new Set(rows.map(({ piece }) => piece)));
      }),
  };
}

function piecesOf(database: Kysely<LibraryTables>, blob: Sha256): Promise<{ place: number; piece: string }[]> {
  return database
    .selectFrom('fetched_pieces')
    .select(['place', 'piece'])
    .where('sha256', '=', blob)
    .orderBy('place')
    .execute();
}

/** Each once; what is part of the work stays so where it is a paper too. */
async function namedBlobs(database: Kysely<LibraryTables>): Promise<NamedBlob[]> {
  const named = new Map<Sha256, NamedBlob>();
  const all = [...(await readings(database)), ...(await papers(database)), ...(await parts(database))];
  for (const blob of all) named.set(blob.sha256, blob);
  return [...named.values()];
}

async function papers(database: Kysely<LibraryTables>): Promise<NamedBlob[]> {
  const rows = await database.selectFrom('sources').select(['sha256', 'size_bytes']).where('deleted', '=', 0).execute();
  return rows.flatMap((row) => {
    // Empty where the paper's other registers came before its file's.
    const sha256 = sha256Schema.safeParse(row.sha256);
    return sha256.success ? [{ sha256: sha256.data, sizeBytes: row.size_bytes, use: 'paper' }] : [];
  });
}

async function readings(database: Kysely<LibraryTables>): Promise<NamedBlob[]> {
  const rows = await database
    .selectFrom('shared_readings')
    .select(['sha256', 'size_bytes'])
    .where('file_sha256', 'is not', null)
    .execute();
  return rows.flatMap((row) => {
    // Whatever another PC named so.
    const sha256 = sha256Schema.safeParse(row.sha256);
    return sha256.success ? [{ sha256: sha256.data, sizeBytes: row.size_bytes, use: 'reading' }] : [];
  });
}

const blobName = /"sha256":"([0-9a-f]{64})"/g;

/** Templates, forms, and what was written and approved: each version that the log has. */
async function parts(database: Kysely<LibraryTables>): Promise<NamedBlob[]> {
  const rows = await database
    .selectFrom('operations')
    .select('value')
    .where('entity', 'in', blobKeepers)
    .where('value', 'like', '%"sha256":%')
    .execute();
  return rows.flatMap(({ value }) =>
    [...value.matchAll(blobName)].map(([, name]) => ({
      sha256: sha256Schema.parse(name),
      sizeBytes: null,
      use: 'part' as const,
    })),
  );
}
