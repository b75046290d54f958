import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { createWorkQueue } from '../../../src-shared/domain/work-queue.ts';
import type { PasswordHasher } from '../../../src-shared/ports/password-hasher.ts';

/** More than OWASP asks at least (19 MiB, twice): a tenth of a second of one core. */
const cost = { memory: 32 * 1024, passes: 3, parallelism: 1 };
const tagLength = 32;
const saltLength = 16;

/** Each takes 32 MiB and a thread that files and packing also want. */
const turns = { atOnce: 2, waiting: 50 };

const derive = promisify(argon2);

type Cost = typeof cost;

/** Passwords by Argon2id, as OpenSSL computes it, kept as PHC strings: `$argon2id$v=19$m=32768,t=3,p=1$salt$hash`. */
export function createArgon2Passwords(): PasswordHasher {
  const inTurn = createWorkQueue(turns);
  const compute = (password: string, salt: Buffer, { memory, passes, parallelism }: Cost) => {
    const message = Buffer.from(password.normalize('NFC'));
    return inTurn(() => derive('argon2id', { message, nonce: salt, memory, passes, parallelism, tagLength }));
  };
  return {
    async hash(password) {
      const salt = randomBytes(saltLength);
      return format(salt, await compute(password, salt, cost));
    },
    async matches(password, hash) {
      const kept = hash === null ? null : read(hash);
      const { salt, ...how } = kept ?? { salt: Buffer.alloc(saltLength), ...cost };
      const computed = await compute(password, salt, how);
      return kept !== null && timingSafeEqual(computed, kept.tag);
    },
  };
}

function format(salt: Buffer, tag: Buffer): string {
  const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

function read(hash: string): Cost & { salt: Buffer; tag: Buffer } {
  const [, memory, passes, parallelism, salt = '', tag = ''] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash) ?? [];
  const bytes = { salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
  if (bytes.tag.length !== tagLength) throw new Error('A kept password is no PHC string of Argon2id');
  return { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), ...bytes };
}
