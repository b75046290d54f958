import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { interfaceHeaders } from '../../src-shared/rpc/interface-headers.ts';

const pack = promisify(gzip);

const builtFolder = fileURLToPath(new URL('../../out/renderer-browser', import.meta.url));
const pagePath = '/district.html';
/** Where the page wants the word that lets its styles in. */
const noncePlace = '__STYLE_NONCE__';

const permissions = 'microphone=(), camera=(), display-capture=(), geolocation=()';

/** Nothing but what this server sends; styles that the page itself writes have to bear the nonce. */
const contentSecurity = (nonce: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** A file of the interface as it goes out. */
export type InterfaceFile = { headers: Record<string, string>; body: Uint8Array };

/** Finds a file by what follows the server's address; null for what is none. */
export type FindInterfaceFile = (path: string, acceptedEncodings?: string) => Promise<InterfaceFile | null>;

/** Whether the interface has been built. */
export function isInterfaceBuilt(folder = builtFolder): boolean {
  return existsSync(join(folder, pagePath));
}

/** The district area as it was built: its page at `/`, and the files that it names. Without them it finds nothing. */
export async function openInterfaceFiles(folder = builtFolder): Promise<FindInterfaceFile> {
  const assets = await readdir(join(folder, 'assets')).catch(() => []);
  // Only what was there is served: no path that somebody makes up reaches the disk.
  const known = new Map(assets.map((name) => [`/assets/${name}`, join(folder, 'assets', name)]));
  const page = await readFile(join(folder, pagePath), 'utf8').catch(() => null);
  const read = rememberingFiles();
  return async (path, acceptedEncodings = '') => {
    if (path === '/' && page !== null) return pageWithNonce(page);
    const place = known.get(path);
    if (place === undefined) return null;
    const { plain, packed } = await read(place);
    const headers = { ...interfaceHeaders(path, { contentSecurity: contentSecurity(''), permissions }), vary };
    const isPacked = packed !== null && /(^|,)\s*gzip\b/.test(acceptedEncodings);
    return isPacked ? { headers: { ...headers, 'content-encoding': 'gzip' }, body: packed } : { headers, body: plain };
  };
}

const vary = 'accept-encoding';

function pageWithNonce(page: string): InterfaceFile {
  const nonce = randomBytes(18).toString('base64');
  return {
    headers: interfaceHeaders(pagePath, { contentSecurity: contentSecurity(nonce), permissions }),
    body: new TextEncoder().encode(page.replace(noncePlace, nonce)),
  };
}

type Remembered = { plain: Uint8Array; packed: Uint8Array | null };

/** Reads and packs each file once. */
function rememberingFiles(): (place: string) => Promise<Remembered> {
  const files = new Map<string, Promise<Remembered>>();
  return (place) => {
    const found = files.get(place) ?? readPacked(place);
    files.set(place, found);
    return found;
  };
}

async function readPacked(place: string): Promise<Remembered> {
  const plain = new Uint8Array(await readFile(place));
  // Fonts are packed already.
  return { plain, packed: place.endsWith('.woff2') ? null : new Uint8Array(await pack(plain)) };
}
