import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, expect, it, vi } from 'vitest';
import { schoolPermissions } from '../../src-shared/contract/school-permissions.ts';
import { createOpenApiDocument } from './openapi-document.ts';
import { serveDocument } from './serve-document.ts';

type Operation = {
  operationId: string;
  security?: unknown;
  requestBody?: { content: object };
  responses: Record<string, { $ref?: string }>;
};
type Document = { paths: Record<string, { post?: Operation; get?: Operation }> };

let document: Document;
let ofSchools: [string, Operation][];

beforeAll(async () => {
  // As it is sent: nothing of what JSON does not say.
  document = JSON.parse(JSON.stringify(await createOpenApiDocument({ keepsLibraries: true })));
  ofSchools = Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/schools/'))
    .map(([path, { post, get }]) => [path, (post ?? get)!]);
});

it('is OpenAPI 3.1, and all that it refers to is in it', async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, pointer]) => pointer!);
  expect(references.length).toBeGreaterThan(100);
  for (const pointer of new Set(references)) {
    const found = pointer.split('/').reduce<unknown>((node, key) => Object(node)[key], document);
    expect(found, pointer).toBeTypeOf('object');
  }
});

it('describes what a school’s people ask in a browser, and nothing that only a PC does', () => {
  const here = Object.entries(schoolPermissions).flatMap(([name, way]) => (way === 'on-a-pc' ? [] : [name]));
  const paths = here.map((name) => `/schools/{schoolId}/${name.replaceAll('.', '/')}`);
  expect(ofSchools.map(([path]) => path).sort()).toEqual([...paths, '/schools/{schoolId}/sound/{sourceId}'].sort());
  const named = Object.values(document.paths).flatMap(({ post, get }) =>
    [post, get].flatMap((operation) => operation ?? []),
  );
  expect(new Set(named.map(({ operationId }) => operationId)).size).toBe(named.length);
});

it('says of each who may ask it and how it is refused, and of files that they come in a form', () => {
  for (const [path, { security, responses, requestBody }] of ofSchools) {
    expect(security, path).toEqual([{ session: [] }]);
    const refused = Object.keys(responses).filter((status) => Number(status) >= 400 && status !== '416');
    expect(refused, path).toEqual(['400', '401', '403', '404', '413', '422', '429', '500', '503', '507']);
    expect(Object.keys(requestBody?.content ?? {}).length, path).toBeLessThan(2);
  }
  const upload = document.paths['/schools/{schoolId}/sources/upload']?.post?.requestBody?.content;
  expect(Object.keys(upload ?? {})).toEqual(['multipart/form-data']);
});

it('says of what answers nothing that it does, and of no answer a shape that nothing has', () => {
  const { responses } = document.paths['/schools/{schoolId}/sources/trash']!.post!;
  expect(responses[200]).toEqual({ description: 'OK' });
  for (const { post, get } of Object.values(document.paths)) {
    expect(JSON.stringify((post ?? get)!.responses[200])).not.toMatch(
      /"schema":\{"anyOf":\[\{"not":\{\}\},\{"not":\{\}\}\]\}/,
    );
  }
});

it('leaves schools out where the server keeps none of their libraries', async () => {
  const { paths } = await createOpenApiDocument({ keepsLibraries: false });
  expect(Object.keys(paths).filter((path) => path.startsWith('/schools'))).toEqual([]);
});

it('is made once, when it is first asked for, and sent as whoever asks takes it', async () => {
  const create = vi.fn(async () => ({ title: 'x'.repeat(5000) }));
  const answer = serveDocument(create);
  expect(create).not.toHaveBeenCalled();
  const [plain, packed] = await Promise.all([answer(''), answer('br, gzip')]);
  expect(JSON.parse(new TextDecoder().decode(plain.body))).toEqual(await create.mock.results[0]!.value);
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(packed.body.length).toBeLessThan(plain.body.length / 10);
  expect(create).toHaveBeenCalledTimes(1);
});
