import { readFile } from 'node:fs/promises';
import { join, normalize, sep } from 'node:path';
import { interfaceHeaders } from '../../src-shared/rpc/interface-headers.ts';

/** The policy of every page: nothing from outside the program, ever. Fluent writes its styles in the page. */
export const contentSecurityPolicy =
  "default-src 'self'; img-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Of what a page may ask the person for, ours may ask for the microphone alone. */
const permissionsPolicy = 'microphone=(self), camera=(), display-capture=(), geolocation=()';

const policies = { contentSecurity: contentSecurityPolicy, permissions: permissionsPolicy };

/** A file of the built interface with the headers it goes out with; null for anything that is not inside `folder`. */
export async function readInterfaceFile(
  folder: string,
  urlPath: string,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; headers: Record<string, string> } | null> {
  const relative = normalize(decodePath(urlPath === '/' ? '/index.html' : urlPath));
  const path = join(folder, relative);
  const bytes = path.startsWith(folder + sep) ? await readFile(path).catch(() => null) : null;
  if (!bytes) return null;
  return { bytes: new Uint8Array(bytes), headers: interfaceHeaders(relative.replaceAll(sep, '/'), policies) };
}

/** The path that a URL names; a URL that is no URL names no file. */
function decodePath(urlPath: string): string {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return '/..';
  }
}
