import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readVendorDescription } from './vendor-description.ts';

const folder = mkdtempSync(join(tmpdir(), 'description-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'description.yaml');
writeFileSync(
  file,
  `openapi: 3.1.0
paths:
  /api/pull:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/PullRequest' } } } }
components:
  schemas:
    Named: { type: object, required: [model], properties: { model: { type: string } } }
    PullRequest:
      allOf:
        - $ref: '#/components/schemas/Named'
        - { type: object, properties: { layers: { type: array, items: { type: integer }, nullable: true } } }
`,
);
const description = readVendorDescription(file);
const check = description.bodyAt([
  'paths',
  '/api/pull',
  'post',
  'requestBody',
  'content',
  'application/json',
  'schema',
]);

test('a body as described has no violation', () => {
  expect(check?.violations({ model: 'qwen3:4b', layers: [1] })).toEqual([]);
  expect(check?.violations({ model: 'qwen3:4b', layers: null })).toEqual([]);
});

test('a body with a field missing, or of another type, has one for each', () => {
  expect(check?.violations({ name: 'qwen3:4b' })).toEqual(["body must have required property 'model'"]);
  expect(check?.violations({ model: 'qwen3:4b', layers: [1, 'dos'] }).join()).toContain('/layers/1 must be integer');
});

test('a field that the description does not name is told, through references and parts', () => {
  expect(check?.undeclared({ model: 'qwen3:4b', layers: [], name: 'qwen3:4b' })).toEqual(['name']);
});

test('what is not described has no check', () => {
  expect(description.hasOperation('/api/pull', 'post')).toBe(true);
  expect(description.hasOperation('/api/blobs/{digest}', 'post')).toBe(false);
  expect(description.bodyAt(['paths', '/api/push'])).toBeUndefined();
});
