import { expect, it } from 'vitest';
import { districtAddress } from './district-address.ts';

it.each([
  [' amanuense.distrito9.gob.ar ', 'https://amanuense.distrito9.gob.ar'],
  ['https://distrito.example:8443/inicio?x=1', 'https://distrito.example:8443'],
  ['http://192.168.1.20:8080', 'http://192.168.1.20:8080'],
  ['http://localhost:8080', 'http://localhost:8080'],
  ['127.0.0.1:8330', 'http://127.0.0.1:8330'],
  ['https://localhost:8443', 'https://localhost:8443'],
  ['http://172.20.0.4', 'http://172.20.0.4'],
])('makes %s whole', (typed, whole) => {
  expect(districtAddress(typed)).toBe(whole);
});

it.each([
  '',
  'http://distrito.example',
  'http://172.32.0.4',
  'http://10.evil.example',
  'ftp://distrito.example',
  'https://u:p@d.example',
])('takes no address from "%s"', (typed) => {
  expect(districtAddress(typed)).toBeNull();
});
