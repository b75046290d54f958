/** `__Host-`: browsers take it from this server alone, over TLS (or this machine), for all of its addresses. */
export const sessionCookieName = '__Host-amanuense';
/** Held while somebody is at the identity provider's: what comes back is of the browser that went, and of no other. */
export const errandCookieName = '__Host-amanuense-errand';
const always = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** What a request bears under that name; null for nothing. */
export function readCookie(name: string, header: string | undefined): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value) return value;
  }
  return null;
}

/** What sets a cookie, or takes it away for null. */
export function writeCookie(name: string, held: { token: string; endsMs: number } | null, nowMs: number): string {
  if (held === null) return `${name}=; Max-Age=0; ${always}`;
  return `${name}=${held.token}; Max-Age=${Math.ceil((held.endsMs - nowMs) / 1000)}; ${always}`;
}
