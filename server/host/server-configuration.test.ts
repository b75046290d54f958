import { expect, it } from 'vitest';
import { readConfiguration } from './server-configuration.ts';

it('has documents printed by the browser that it is told of, and by none where root would run it', () => {
  const said = { CHROMIUM_PATH: process.execPath };
  expect(readConfiguration(said, false).browserProgram).toBe(process.execPath);
  expect(readConfiguration(said, true).browserProgram).toBeNull();
});
