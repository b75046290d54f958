import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { type AuditEntry, auditEntrySchema } from '../../../src-shared/domain/district/audit.ts';
import { type AuditPlace, followsAudit } from '../../../src-shared/domain/district/audit-chain.ts';
import {
  createSigner,
  createVerifier,
  publicKeySchema,
  type SigningKeys,
} from '../../../src-shared/domain/sync/device-keys.ts';
import type { AuditArchive } from '../../../src-shared/ports/audit-archive.ts';
import { isMissing, moveDurably } from '../blobs/blob-folders.ts';

/*
 * A file holds a line of JSON for each entry, between one that says after which place they follow and one that says where
 * they end, signed with the server's key. The chain binds the entries to both places.
 */

/** The folder's name, in a server's folder and in a folder of backups. */
export const auditFolderName = 'audit';

const placeSchema = z.object({ sequence: z.number().int(), chain: z.string() });
const headSchema = z.object({ format: z.literal('amanuense-audit'), version: z.literal(1), after: placeSchema });
const footSchema = z.object({ end: placeSchema, publicKey: publicKeySchema, signature: z.base64() });

/** What a file of the audit is, which was found to be whole. */
type AuditFile = { after: AuditPlace; end: AuditPlace; publicKey: string };

/** The audit's oldest entries as files of a folder. */
export function createAuditFiles(folder: string, keys: SigningKeys): AuditArchive {
  return {
    async write(after, entries) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const draft = join(folder, `${randomUUID()}.partial`);
      try {
        const lines = Readable.from(linesOf(after, entries, keys));
        await pipeline(lines, createGzip(), createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true }));
        const { end } = await checkAuditFile(draft);
        const name = `audit-${padded(after.sequence + 1)}-${padded(end.sequence)}.jsonl.gz`;
        await moveDurably(draft, join(folder, name));
        return { name, end };
      } finally {
        await rm(draft, { force: true });
      }
    },
    forget: (name) => rm(join(folder, name), { force: true }),
  };
}

/** Says, to whoever sits at the server, what is wrong with a file of the audit. */
class AuditFileError extends Error {}

/**
 * Reads a file again: every entry has to follow the one before it, the end to be signed, and a place that somebody noted
 * down to be one of them. Throws what is not so, as a sentence.
 */
export async function checkAuditFile(path: string, noted?: AuditPlace): Promise<AuditFile> {
  try {
    return await readAuditFile(path, noted);
  } catch (cause) {
    if (cause instanceof AuditFileError) throw cause;
    const sentence = isMissing(cause)
      ? `No hay ningún archivo ${path}. Fijate que esté bien escrito.`
      : `${path} está dañado, o no es un archivo de la auditoría. Fijate que sea uno de la carpeta ${auditFolderName}.`;
    throw new AuditFileError(sentence, { cause });
  }
}

async function readAuditFile(path: string, noted: AuditPlace | undefined): Promise<AuditFile> {
  const file = createReadStream(path);
  const unpacked = file.pipe(createGunzip());
  file.once('error', (error) => unpacked.destroy(error));
  let head: z.infer<typeof headSchema> | null = null;
  let place: AuditPlace | null = null;
  let last: unknown = null;
  let isNotedThere = noted === undefined;
  for await (const line of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (head === null || place === null) {
      head = headSchema.parse(JSON.parse(line));
      place = head.after;
      continue;
    }
    // The last line is no entry.
    if (last !== null) place = follow(place, last);
    isNotedThere ||= place.sequence === noted?.sequence && place.chain === noted.chain;
    last = JSON.parse(line);
  }
  if (head === null || place === null) throw new AuditFileError('El archivo de la auditoría está vacío.');
  const { end, publicKey, signature } = footSchema.parse(last);
  const verifier = await createVerifier(publicKey);
  const isSigned = await verifier.verify(
    signedBytes(head.after, end),
    new Uint8Array(Buffer.from(signature, 'base64')),
  );
  if (
    !isSigned ||
    end.sequence !== place.sequence ||
    end.chain !== place.chain ||
    end.sequence <= head.after.sequence
  ) {
    throw new AuditFileError('El archivo de la auditoría no termina donde se firmó que termina.');
  }
  if (!isNotedThere) throw new AuditFileError('El lugar anotado no está en este archivo de la auditoría.');
  return { after: head.after, end, publicKey };
}

async function* linesOf(
  after: AuditPlace,
  entries: AsyncIterable<AuditEntry>,
  { privateKey, publicKey }: SigningKeys,
): AsyncGenerator<string> {
  yield lineOf({ format: 'amanuense-audit', version: 1, after });
  let end = after;
  for await (const entry of entries) {
    end = follow(end, entry);
    yield lineOf(entry);
  }
  const signer = await createSigner(privateKey);
  const signature = Buffer.from(await signer.sign(signedBytes(after, end))).toString('base64');
  yield lineOf({ end, publicKey, signature });
}

function follow(place: AuditPlace, line: unknown): AuditPlace {
  const entry = auditEntrySchema.parse(line);
  if (!followsAudit(place, entry)) {
    throw new AuditFileError(`El renglón ${place.sequence + 1} de la auditoría no es el que se escribió.`);
  }
  return { sequence: entry.sequence, chain: entry.chain };
}

function signedBytes(after: AuditPlace, end: AuditPlace): Uint8Array {
  const [from, to] = [after, end].map(({ sequence, chain }) => `${sequence}:${chain}`);
  return new TextEncoder().encode(`amanuense-audit 1 ${from} ${to}`);
}

function lineOf(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

function padded(sequence: number): string {
  return String(sequence).padStart(10, '0');
}
