const mediaTypes: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
};

/** What a page may do in the browser that shows it. */
export type PagePolicies = { contentSecurity: string; permissions: string };

/**
 * What a file of the built interface goes out with; its path is after the address, with `/` between folders. What
 * bears its own fingerprint in its name is kept for good, the pages that name it are asked for again.
 */
export function interfaceHeaders(path: string, { contentSecurity, permissions }: PagePolicies): Record<string, string> {
  return {
    'content-type': mediaTypes[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
    'content-security-policy': contentSecurity,
    'permissions-policy': permissions,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
}
