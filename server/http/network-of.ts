import { isIPv6 } from 'node:net';

/**
 * Who asks, for what is counted by address: an IPv4 address, and of an IPv6 one its first 64 bits, for whoever has one of
 * these has all that follow.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return address;
  const [before = [], after] = bare.split('::').map((part) => part.split(':').filter(Boolean));
  const missing = after === undefined ? 0 : 8 - before.length - after.length - (bare.includes('.') ? 1 : 0);
  const groups = [...before, ...Array<string>(missing).fill('0'), ...(after ?? [])];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
