import { expect, test } from 'vitest';
import { serverAddress } from './server-address.ts';

test.each([
  ['192.168.0.20', 'http://192.168.0.20:11434'],
  [' secretaria-2 ', 'http://secretaria-2:11434'],
  ['secretaria-2:8080/', 'http://secretaria-2:8080'],
  ['http://127.0.0.1:11434', 'http://127.0.0.1:11434'],
  ['http://192.168.0.20:80', 'http://192.168.0.20'],
  ['https://modelos.distrito.edu.ar/algo', 'https://modelos.distrito.edu.ar'],
  ['', null],
  ['la otra PC', null],
  ['ftp://algo', null],
  ['http://ana:clave@algo', null],
])('an address written as %j is %s', (typed, address) => {
  expect(serverAddress(typed, 11_434)).toBe(address);
});
