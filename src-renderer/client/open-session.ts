const TOKEN_PATTERN = /^#token=([\w-]+)$/;

/**
 * Exchanges the one-time token of the address for a session cookie and takes it out of the address bar and of the
 * history. Does nothing without a token: the cookie of an earlier exchange may still stand.
 */
export async function openSession(baseUrl: string, location: Location, history: History): Promise<void> {
  const token = TOKEN_PATTERN.exec(location.hash)?.[1];
  if (token === undefined) return;
  history.replaceState(null, '', `${location.pathname}${location.search}`);
  const response = await fetch(`${baseUrl}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
    credentials: 'same-origin',
  });
  // A reload with a used token still has its cookie: the first call tells whether the session stands.
  if (!response.ok && response.status !== 401) throw new Error(`session refused: ${response.status}`);
}
