import { expect, it } from 'vitest';
import { networkOf } from './network-of.ts';

it('takes all addresses that one customer has for one', () => {
  const one = '2800:810:0:1::/64';
  for (const address of [
    '2800:810:0:1::5',
    '2800:810:0:1:ffff:ffff:ffff:ffff',
    '2800:0810:0000:0001:0:0:0:1',
    '2800:810:0:1:2:3:192.0.2.1',
  ]) {
    expect(networkOf(address), address).toBe(one);
  }
  expect(networkOf('2800:810:0:2::5')).not.toBe(one);
  expect(networkOf('2800:810::1')).toBe('2800:810:0:0::/64');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});

it('takes an IPv4 address as it is, however it is written, and leaves what is none', () => {
  expect(networkOf('192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7');
  expect(networkOf('unknown')).toBe('unknown');
});
