import { randomBytes } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afterFile, temporaryFolder } from '../../../tests/fixtures/after-file.ts';
import { cut, putAll, school, testBlobStore, withOneByteChanged } from '../../../tests/port-suites/blob-store-suite.ts';
import { createS3BlobStore } from './s3-blob-store.ts';
import type { S3Configuration } from './s3-configuration.ts';
import { createS3Objects, type S3Limits, type S3Objects } from './s3-objects.ts';

const buckets = Array.from({ length: 20 }, (_, index) => `escuelas-${index}`);
let server: S3rver;
let configuration: S3Configuration;
let used = 0;
const opened: S3Objects[] = [];

beforeAll(async () => {
  const configureBuckets = buckets.map((name) => ({ name, configs: [] }));
  server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: temporaryFolder('s3'),
    configureBuckets,
  });
  const { port } = await server.run();
  configuration = {
    bucket: buckets[0]!,
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
    usesPathStyle: true,
  };
});
afterAll(async () => {
  for (const objects of opened) objects.close();
  await server?.close();
});

function openObjects(change: Partial<S3Configuration> = {}, limits: Partial<S3Limits> = {}): S3Objects {
  const objects = createS3Objects({ ...configuration, ...change }, limits);
  opened.push(objects);
  return objects;
}

async function namesOf(objects: S3Objects): Promise<string[]> {
  const names: string[] = [];
  for await (const { key } of objects.list('')) names.push(key);
  return names;
}

/** In a bucket of its own. */
async function open() {
  const objects = openObjects({ bucket: buckets[used++]! });
  const damage = async (name: string, how: 'changed' | 'gone') => {
    if (how === 'gone') return objects.remove(name);
    const parts: Uint8Array[] = [];
    for await (const part of (await objects.get(name))!) parts.push(part);
    const changed = cut(withOneByteChanged(Buffer.concat(parts)));
    await objects.put(name, changed.whole, changed.manifest.sha256);
  };
  return { objects, store: createS3BlobStore(objects), names: () => namesOf(objects), damage };
}

testBlobStore(open);

describe('a bucket', () => {
  it('is asked for the rest of what it tells by parts', async () => {
    const part = (keys: string[], next: string | null) =>
      `<ListBucketResult><IsTruncated>${next !== null}</IsTruncated>${next === null ? '' : `<NextContinuationToken>${next}</NextContinuationToken>`}${keys
        .map((key) => `<Contents><Key>${key}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified></Contents>`)
        .join('')}</ListBucketResult>`;
    const objects = await openAnswering((url) => {
      const token = url.searchParams.get('continuation-token');
      return { status: 200, text: token === 'a/b+c' ? part(['k2'], null) : part(['k0', 'k1'], 'a/b+c') };
    });
    expect(await namesOf(objects)).toEqual(['k0', 'k1', 'k2']);
  });

  it('that is not there, or opens to another key, is an error and no missing file', async () => {
    const { manifest } = cut(Buffer.from('x'));
    for (const change of [{ bucket: 'ninguno' }, { accessKeyId: 'OTRA' }]) {
      const store = createS3BlobStore(openObjects(change));
      await expect(store.standing(school, manifest)).rejects.toThrow();
    }
  });

  it('that is full takes nothing, and says so', async () => {
    const objects = await openAnswering((_url, method) =>
      method === 'PUT'
        ? { status: 507, text: '<Error><Code>XMinioStorageFull</Code></Error>' }
        : { status: 404, text: '' },
    );
    const sent = cut(randomBytes(10));
    await expect(putAll(createS3BlobStore(objects), sent)).rejects.toMatchObject({ code: 'DISK_FULL' });
  });
});

describe('whoever keeps a bucket', () => {
  it('and does not answer, or stops in the middle, is an error and nothing that is waited for', async () => {
    const silent = await listen(() => undefined);
    await expect(openObjects({ endpoint: silent }, { requestTimeout: 100 }).has('k')).rejects.toThrow();
    const halting = await listen((_request, response) => {
      response.writeHead(200, { 'content-length': 10 }).write('half');
    });
    const parts = await openObjects({ endpoint: halting }, { socketTimeout: 200 }).get('k');
    const all = async () => {
      for await (const _ of parts ?? []);
    };
    await expect(all()).rejects.toThrow();
  });
});

type Answered = { status: number; text: string };

/** The objects of a server that says what a test has it say: what s3rver cannot. */
async function openAnswering(answer: (url: URL, method: string) => Answered): Promise<S3Objects> {
  const endpoint = await listen((request, response) => {
    request.resume().on('end', () => {
      const { status, text } = answer(new URL(request.url ?? '/', 'http://x'), request.method ?? 'GET');
      response.writeHead(status, { 'content-type': 'application/xml' }).end(text);
    });
  });
  return openObjects({ endpoint });
}

/** Gives the address of a server that does so until the tests have ended. */
async function listen(answer: RequestListener): Promise<string> {
  const answering = createServer(answer);
  await new Promise<void>((resolve) => answering.listen(0, '127.0.0.1', resolve));
  afterFile(async () => {
    answering.closeAllConnections();
    await new Promise((resolve) => answering.close(resolve));
  });
  // A server that listens on a port has an address.
  return `http://127.0.0.1:${(answering.address() as AddressInfo).port}`;
}
