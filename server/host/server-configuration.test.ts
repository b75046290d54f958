import { expect, it } from 'vitest';
import { readConfiguration } from './server-configuration.ts';

it('has documents printed by the browser that it is told of, and by none where root would run it', () => {
  const said = { CHROMIUM_PATH: process.execPath };
  expect(readConfiguration(said, false).browserProgram).toBe(process.execPath);
  expect(readConfiguration(said, true).browserProgram).toBeNull();
});

it('is told its address whether or not people come in by accounts of a ministry’s', () => {
  expect(readConfiguration({}, false).address).toBeNull();
  const said = { AMANUENSE_ADDRESS: 'https://sync.distrito.example/' };
  expect(readConfiguration(said, false).address).toBe('https://sync.distrito.example');
  expect(() => readConfiguration({ AMANUENSE_ADDRESS: 'sync.distrito.example' }, false)).toThrow('AMANUENSE_ADDRESS');
});

it.each([
  [{ AMANUENSE_AUDIT_YEARS: '1' }, 'AMANUENSE_AUDIT_YEARS: tiene que ser un número de años, de 2 a 100.'],
  [{ AMANUENSE_PORT: 'x' }, 'AMANUENSE_PORT: tiene que ser un puerto'],
  [{ OPENAI_MODEL: 'uno' }, 'OPENAI_MODEL: falta decir dónde está, con OPENAI_BASE_URL.'],
  [{ OPENAI_MODEL: 'uno', OPENAI_BASE_URL: 'ftp://x' }, 'OPENAI_BASE_URL: tiene que ser una dirección http'],
  [{ S3_BUCKET: 'escuelas', S3_ACCESS_KEY_ID: 'x' }, 'S3_SECRET_ACCESS_KEY: hay que decirla con S3_BUCKET.'],
])('says in a sentence which variable is not understood: %o', (said: Record<string, string>, sentence) => {
  expect(() => readConfiguration(said, false)).toThrow(sentence);
});
