/** `__Host-`: browsers take it from this server alone, over TLS (or this machine), for all of its addresses. */
export const sessionCookieName = '__Host-amanuense';
const always = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** The session that a request bears; null for none. */
export function readSessionCookie(header: string | undefined): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === sessionCookieName && value) return value;
  }
  return null;
}

/** What sets the session's cookie, or takes it away for none. */
export function writeSessionCookie(session: { token: string; endsMs: number } | null, nowMs: number): string {
  if (session === null) return `${sessionCookieName}=; Max-Age=0; ${always}`;
  return `${sessionCookieName}=${session.token}; Max-Age=${Math.ceil((session.endsMs - nowMs) / 1000)}; ${always}`;
}
