import { expect, test } from 'vitest';
import { speechModelCatalogue, speechModelHosts } from './speech-model-catalogue.ts';

test('every file is published over HTTPS by somebody who may be asked, with its size, hash and licence', () => {
  for (const { name, address, sha256, sizeBytes, licence } of speechModelCatalogue) {
    const { protocol, hostname } = new URL(address);
    expect(protocol, name).toBe('https:');
    expect(speechModelHosts, name).toContain(hostname);
    expect(sha256, name).toMatch(/^[0-9a-f]{64}$/);
    expect(sizeBytes, name).toBeGreaterThan(500_000);
    expect(licence, name).not.toBe('');
  }
});

test('no two files share a name or a content', () => {
  for (const key of ['name', 'sha256', 'address'] as const) {
    expect(new Set(speechModelCatalogue.map((model) => model[key])).size, key).toBe(speechModelCatalogue.length);
  }
});
