import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { interfaceHeaders } from '../../src-shared/rpc/interface-headers.ts';

const pack = promisify(gzip);

/** Where the interface is once it was built for browsers. */
export const builtFolder = fileURLToPath(new URL('../../out/renderer-browser', import.meta.url));
/** The pages that this server has, and from which file each is. */
const pages = {
  district: { file: '/district.html', microphone: '()' },
  /** A recording may be made in a school's page. */
  school: { file: '/school.html', microphone: '(self)' },
} as const;
/** What a school's page is asked with, and what follows it. */
const schoolPath = /^\/school\/[\w-]+(\/.*)$/;
/** Where the page wants the word that lets its styles in. */
const noncePlace = '__STYLE_NONCE__';

const permissions = (microphone: string) => `microphone=${microphone}, camera=(), display-capture=(), geolocation=()`;

/** Nothing but what this server sends; styles that the page itself writes have to bear the nonce. */
const contentSecurity = (nonce: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; media-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** A file of the interface as it goes out. */
export type InterfaceFile = { headers: Record<string, string>; body: Uint8Array };

/** Finds a file by what follows the server's address; null for what is none. */
export type FindInterfaceFile = (path: string, acceptedEncodings?: string) => Promise<InterfaceFile | null>;

/** Whether the interface has been built. */
export function isInterfaceBuilt(folder = builtFolder): boolean {
  return existsSync(join(folder, pages.district.file));
}

/**
 * The interface as it was built: the district's page at `/`, a school's at `/school/ID/`, and below each the files that
 * they name. Without them it finds nothing.
 */
export async function openInterfaceFiles(folder = builtFolder): Promise<FindInterfaceFile> {
  const assets = await readdir(join(folder, 'assets')).catch(() => []);
  // Only what was there is served: no path that somebody makes up reaches the disk.
  const known = new Map(assets.map((name) => [`/assets/${name}`, join(folder, 'assets', name)]));
  const [district, school] = await Promise.all([readPage(folder, 'district'), readPage(folder, 'school')]);
  const read = rememberingFiles();
  return async (asked, acceptedEncodings = '') => {
    const ofSchool = schoolPath.exec(asked)?.[1];
    const path = ofSchool ?? asked;
    if (path === '/') return ofSchool === undefined ? district() : school();
    const place = known.get(path);
    if (place === undefined) return null;
    const { plain, packed } = await read(place);
    const headers = {
      ...interfaceHeaders(path, { contentSecurity: contentSecurity(''), permissions: permissions('()') }),
      vary,
    };
    const isPacked = packed !== null && /(^|,)\s*gzip\b/.test(acceptedEncodings);
    return isPacked ? { headers: { ...headers, 'content-encoding': 'gzip' }, body: packed } : { headers, body: plain };
  };
}

const vary = 'accept-encoding';

/** Gives a page with another nonce each time; null where it was not built. */
async function readPage(folder: string, name: keyof typeof pages): Promise<() => InterfaceFile | null> {
  const { file, microphone } = pages[name];
  const page = await readFile(join(folder, file), 'utf8').catch(() => null);
  return () => {
    if (page === null) return null;
    const nonce = randomBytes(18).toString('base64');
    const policies = { contentSecurity: contentSecurity(nonce), permissions: permissions(microphone) };
    return {
      headers: interfaceHeaders(file, policies),
      body: new TextEncoder().encode(page.replace(noncePlace, nonce)),
    };
  };
}

type Remembered = { plain: Uint8Array; packed: Uint8Array | null };

/** Reads and packs each file once. */
function rememberingFiles(): (place: string) => Promise<Remembered> {
  const files = new Map<string, Promise<Remembered>>();
  return (place) => {
    const found = files.get(place) ?? readPacked(place);
    files.set(place, found);
    // What could not be read now is read when it is asked for again.
    found.catch(() => files.delete(place));
    return found;
  };
}

async function readPacked(place: string): Promise<Remembered> {
  const plain = new Uint8Array(await readFile(place));
  // Fonts are packed already.
  return { plain, packed: place.endsWith('.woff2') ? null : new Uint8Array(await pack(plain)) };
}
