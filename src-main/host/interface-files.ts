import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** The policy of every page: nothing from outside the program, ever. Fluent writes its styles in the page. */
export const contentSecurityPolicy =
  "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Of what a page may ask the person for, ours may ask for the microphone alone. */
const permissionsPolicy = 'microphone=(self), camera=(), display-capture=(), geolocation=()';

/** A file of the built interface with the headers it goes out with; null for anything that is not inside `folder`. */
export async function readInterfaceFile(
  folder: string,
  urlPath: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; headers: Record<string, string> } | null> {
  const relative = normalize(decodePath(urlPath === '/' ? '/index.html' : urlPath));
  const path = join(folder, relative);
  const bytes = path.startsWith(folder + sep) ? await readFile(path).catch(() => null) : null;
  if (!bytes) return null;
  const isAsset = relative.includes(`${sep}assets${sep}`);
  const headers = {
    'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream',
    'cache-control': isAsset ? 'public, max-age=31536000, immutable' : 'no-store',
    'content-security-policy': contentSecurityPolicy,
    'permissions-policy': permissionsPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  return { bytes: new Uint8Array(bytes), headers };
}

/** The path that a URL names; a URL that is no URL names no file. */
function decodePath(urlPath: string): string {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return '/..';
  }
}
