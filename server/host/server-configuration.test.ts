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
  expect(() => readConfiguration({ AMANUENSE_ADDRESS: 'sync.distrito.example' }, false)).toThrow('address');
});
