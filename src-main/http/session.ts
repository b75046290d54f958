import { randomBytes, timingSafeEqual } from 'node:crypto';

const cookieName = 'amanuense';

/** A one-time token that buys one browser session. */
export type BrowserSession = {
  /** Goes into the address that the person opens; worth nothing once exchanged. */
  readonly token: string;
  /** The `set-cookie` value for the first caller who shows the token; null for anyone else. */
  exchange(token: string): string | null;
  /** Whether a request's `cookie` header carries the session. */
  isOpen(cookieHeader: string | undefined): boolean;
};

/** A session with a fresh token of 32 random bytes. */
export function createBrowserSession(): BrowserSession {
  const token = randomBytes(32).toString('base64url');
  const secret = randomBytes(32).toString('base64url');
  let isSpent = false;
  return {
    token,
    exchange(shown) {
      if (isSpent || !isSame(shown, token)) return null;
      isSpent = true;
      return `${cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/`;
    },
    isOpen(cookieHeader) {
      const value = cookieHeader
        ?.split(';')
        .map((part) => part.trim())
        .find((part) => part.startsWith(`${cookieName}=`))
        ?.slice(cookieName.length + 1);
      return value !== undefined && isSame(value, secret);
    },
  };
}

function isSame(shown: string, expected: string): boolean {
  const left = Buffer.from(shown);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
