import { isThisComputer } from '../this-computer.ts';

/** Hosts of this PC and of the school's own network: what goes there may go unsealed, for nobody else stands between. */
const nearby =
  /^(localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|172\.(1[6-9]|2\d|3[01])\.\d+\.\d+|\[::1\])$/;

/**
 * The address of a district's server as a person may write it ("amanuense.distrito9.gob.ar"), made whole: https unless
 * told or on this same PC, and http only within the school's own network. Null for what is no such address.
 */
export function districtAddress(typed: string): string | null {
  const text = typed.trim();
  try {
    const usual = isThisComputer(`http://${text}`) ? 'http' : 'https';
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `${usual}://${text}`);
    if (url.hostname === '' || url.username !== '') return null;
    if (url.protocol === 'https:') return url.origin;
    return url.protocol === 'http:' && nearby.test(url.hostname) ? url.origin : null;
  } catch {
    // What the platform cannot read is no address, which is what is asked.
    return null;
  }
}
