/**
 * The address of a server of models as a person may write it ("192.168.0.20"), made whole: http unless told, and the
 * port that such servers use. Null for what is no address.
 */
export function serverAddress(typed: string, usualPort: number): string | null {
  const text = typed.trim();
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `http://${text}`);
    if (!/^https?:$/.test(url.protocol) || url.hostname === '' || url.username !== '') return null;
    const isPortTold = /:\d+$/.test(text.replace(/^[a-z]+:\/\//i, '').split('/')[0] ?? '');
    if (!isPortTold && url.protocol === 'http:') url.port = String(usualPort);
    return url.origin;
  } catch {
    // What the platform cannot read is no address, which is what is asked.
    return null;
  }
}
