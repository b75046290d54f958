import { expect, test } from 'vitest';
import { machineOf, transcriptionAddress } from './transcription-server.ts';

test.each([
  ['192.168.0.20:8000', 'http://192.168.0.20:8000/v1/audio/transcriptions'],
  [' https://voces.ejemplo.ar/ ', 'https://voces.ejemplo.ar/v1/audio/transcriptions'],
  ['http://secretaria:8000/v1/', 'http://secretaria:8000/v1/audio/transcriptions'],
  ['http://secretaria:8080/inference', 'http://secretaria:8080/inference'],
  ['http://secretaria/v1/audio/transcriptions', 'http://secretaria/v1/audio/transcriptions'],
  ['', null],
  ['ftp://algo', null],
  ['http://ana:clave@algo', null],
  ['no es una dirección', null],
])('%j is the address %j', (typed, address) => {
  expect(transcriptionAddress(typed)).toBe(address);
});

test('people know a machine by its name and its port', () => {
  expect(machineOf('http://192.168.0.20:8000/v1/audio/transcriptions')).toBe('192.168.0.20:8000');
});
