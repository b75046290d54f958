import { AppError } from '../../domain/errors.ts';
import type { FormatInput, ReadingLimits } from '../document-format.ts';
import { attributeOf, parseXml } from '../markup/parse-xml.ts';
import { inflateRaw, type ZipArchive } from './zip-archive.ts';
import type { ZipEntry } from './zip-directory.ts';

type AesKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;
type Encryption = {
  algorithm: string;
  vector: string;
  salt: string;
  iterations: number;
  keyBytes: number;
  startKey: string;
  derivation: string;
  checksum: string;
  checksumType: string;
};

/** What a manifest means where it says nothing. */
const UNSAID: Encryption = {
  algorithm: '',
  vector: '',
  salt: '',
  iterations: 0,
  keyBytes: 32,
  startKey: 'SHA1',
  derivation: '',
  checksum: '',
  checksumType: '',
};

/** The archive with its encrypted parts readable; the same archive when none is. Throws the passwords' codes. */
export async function decryptOpenDocumentPart(
  archive: ZipArchive,
  input: FormatInput,
  limits: ReadingLimits,
): Promise<ZipArchive> {
  const encrypted = readManifest(archive);
  if (encrypted.size === 0) return archive;
  if (input.password === undefined) throw new AppError('PASSWORD_NEEDED', { name: input.name });
  const plain = new Map<ZipEntry, Uint8Array>();
  for (const [name, encryption] of encrypted) {
    const entry = archive.find(name);
    if (entry === undefined || !/^(content|styles|meta)\.xml$/.test(name)) continue;
    const packed = await decryptPart(archive.read(entry), encryption, { name: input.name, password: input.password });
    plain.set(entry, inflateRaw(packed, input.name, limits));
  }
  const read = (entry: ZipEntry) => plain.get(entry) ?? archive.read(entry);
  function* stream(entry: ZipEntry): Generator<Uint8Array> {
    const whole = plain.get(entry);
    if (whole) yield whole;
    else yield* archive.stream(entry);
  }
  return { ...archive, read, stream };
}

function readManifest(archive: ZipArchive): Map<string, Encryption> {
  const encrypted = new Map<string, Encryption>();
  const entry = archive.find('META-INF/manifest.xml');
  if (entry === undefined) return encrypted;
  let path = '';
  parseXml(archive.read(entry), {
    open(name, attributes) {
      if (name === 'file-entry') path = attributeOf(attributes, 'full-path') ?? '';
      if (name === 'encryption-data') encrypted.set(path, { ...UNSAID });
      const current = encrypted.get(path);
      if (current) noteEncryption(current, name, (key) => attributeOf(attributes, key) ?? '');
    },
    close: () => undefined,
    text: () => undefined,
  });
  return encrypted;
}

function noteEncryption(encryption: Encryption, name: string, value: (key: string) => string): void {
  if (name === 'encryption-data') {
    encryption.checksum = value('checksum');
    encryption.checksumType = value('checksum-type');
  } else if (name === 'algorithm') {
    encryption.algorithm = value('algorithm-name');
    encryption.vector = value('initialisation-vector');
  } else if (name === 'start-key-generation') encryption.startKey = value('start-key-generation-name');
  else if (name === 'key-derivation') {
    encryption.derivation = value('key-derivation-name');
    encryption.salt = value('salt');
    encryption.iterations = Number(value('iteration-count'));
    encryption.keyBytes = Number(value('key-size') || 16);
  }
}

/** AES in CBC mode with a key derived by PBKDF2, as OpenOffice and LibreOffice write; older and newer ciphers are not opened. */
async function decryptPart(
  bytes: Uint8Array,
  encryption: Encryption,
  secret: { name: string; password: string },
): Promise<Uint8Array> {
  const isKnown = /aes\d+-cbc$/i.test(encryption.algorithm) && /pbkdf2/i.test(encryption.derivation);
  if (!isKnown) throw new AppError('ENCRYPTION_UNSUPPORTED', { name: secret.name });
  const hash = /sha256/i.test(encryption.startKey) ? 'SHA-256' : 'SHA-1';
  const startKey = await crypto.subtle.digest(hash, new TextEncoder().encode(secret.password));
  const base = await crypto.subtle.importKey('raw', startKey, 'PBKDF2', false, ['deriveKey']);
  const derivation = {
    name: 'PBKDF2',
    hash: 'SHA-1',
    salt: fromBase64(encryption.salt),
    iterations: encryption.iterations,
  };
  const key = await crypto.subtle.deriveKey(
    derivation,
    base,
    { name: 'AES-CBC', length: encryption.keyBytes * 8 },
    false,
    ['decrypt', 'encrypt'],
  );
  const iv = fromBase64(encryption.vector);
  const plain = await decryptPadded(bytes, key, iv);
  if (!(await matchesChecksum(plain, encryption))) throw new AppError('PASSWORD_WRONG', { name: secret.name });
  return plain;
}

/**
 * Only the last byte of this padding says how long it is, where the web's AES wants all of them equal: so one more
 * block, made to decrypt to a full padding, is put behind.
 */
async function decryptPadded(bytes: Uint8Array, key: AesKey, iv: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const whole = bytes.slice(0, bytes.length - (bytes.length % 16));
  const padding = new Uint8Array(16).fill(16);
  const last = whole.slice(-16);
  const extra = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-CBC', iv: last }, key, new Uint8Array())).slice(
    0,
    16,
  );
  const extended = new Uint8Array(whole.length + padding.length);
  extended.set(whole);
  extended.set(extra, whole.length);
  const plain = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, key, extended));
  const padded = plain.at(-1) ?? 0;
  return padded <= 16 ? plain.subarray(0, plain.length - padded) : plain;
}

async function matchesChecksum(plain: Uint8Array, encryption: Encryption): Promise<boolean> {
  const hash = /sha256/i.test(encryption.checksumType) ? 'SHA-256' : 'SHA-1';
  const sample = /1k/i.test(encryption.checksumType) ? plain.slice(0, 1_024) : plain.slice();
  const digest = new Uint8Array(await crypto.subtle.digest(hash, sample));
  const expected = fromBase64(encryption.checksum);
  return expected.length === digest.length && expected.every((byte, index) => byte === digest[index]);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
