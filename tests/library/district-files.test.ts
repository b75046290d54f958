import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { chunkBytes } from '../../src-shared/domain/sync/blob-messages.ts';
import { temporaryFolder } from '../fixtures/after-file.ts';
import { startCuttingProxy } from '../fixtures/cutting-proxy.ts';
import { type DistrictForTests, type PcForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { refused } from '../fixtures/refused.ts';
import { withOneByteChanged } from '../port-suites/blob-store-suite.ts';
import { openEnrolled, synchronize, synchronizeChanges } from './enrolled-library.ts';
import type { OpenLibrary } from './open-library.ts';

let district: DistrictForTests;
let schoolId: string;
let pc: PcForTests;
const serverFolder = temporaryFolder('district-files');

beforeAll(async () => {
  // The server's clock goes on while a test sets that of the PCs.
  const now = Date.now.bind(Date);
  district = await startDistrictForTests({ now }, { said: { AMANUENSE_FOLDER: serverFolder } });
  schoolId = await district.addSchool('Escuela 12');
  pc = await district.enrolPc(schoolId);
});
afterAll(() => district?.stop());

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function cut(whole: Uint8Array) {
  const chunks = Array.from({ length: Math.ceil(whole.length / chunkBytes) }, (_, index) =>
    whole.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  );
  return { manifest: { sha256: sha256(whole), sizeBytes: whole.length, chunks: chunks.map(sha256) }, chunks };
}

const chunkPath = (blob: string, index: number) => `/api/sync/blob/chunk?blob=${blob}&index=${index}`;
const get = (by: PcForTests, blob: string, headers: Record<string, string> = {}) =>
  by.ask(`/api/sync/blob/read?blob=${blob}`, null, { method: 'GET', headers });

async function send(by: PcForTests, whole: Uint8Array) {
  const { manifest, chunks } = cut(whole);
  for (const [index, chunk] of chunks.entries()) {
    expect(await by.post(chunkPath(manifest.sha256, index), chunk)).toEqual({ status: 200, json: {} });
  }
  expect(await by.post('/api/sync/blob/commit', { blobs: [manifest] })).toEqual({
    status: 200,
    json: { blobs: [{ sha256: manifest.sha256, isKept: true, missing: [] }] },
  });
  return manifest;
}

describe('a file over HTTP', () => {
  it('is sent by chunks and fetched by another PC of the school, whole or by ranges, and by nobody else', async () => {
    const whole = randomBytes(chunkBytes + 1000);
    const { manifest } = cut(whole);
    const plan = () => pc.post('/api/sync/blob/plan', { blobs: [manifest] });
    expect(await plan()).toMatchObject({ status: 200, json: { blobs: [{ isKept: false, missing: [0, 1] }] } });
    await send(pc, whole);
    expect(await plan()).toMatchObject({ json: { blobs: [{ isKept: true, missing: [] }] } });

    const other = await district.enrolPc(schoolId);
    const blobs = [manifest.sha256];
    expect(await other.post('/api/sync/blob/kept', { blobs })).toEqual({ status: 200, json: { kept: blobs } });
    const all = await get(other, manifest.sha256);
    expect([all.status, Buffer.from(await all.arrayBuffer()).equals(whole)]).toEqual([200, true]);
    const part = await get(other, manifest.sha256, { range: `bytes=${chunkBytes - 2}-${chunkBytes + 1}` });
    expect([part.status, part.headers.get('content-range')]).toEqual([
      206,
      `bytes ${chunkBytes - 2}-${chunkBytes + 1}/${whole.length}`,
    ]);
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(chunkBytes - 2, chunkBytes + 2))).toBe(true);
    expect((await get(other, manifest.sha256, { range: `bytes=${whole.length}-` })).status).toBe(416);

    const stranger = await district.enrolPc(await district.addSchool('Escuela 45'));
    expect(await stranger.post('/api/sync/blob/kept', { blobs })).toMatchObject({ json: { kept: [] } });
    expect((await get(stranger, manifest.sha256)).status).toBe(404);
    expect(await stranger.post('/api/sync/blob/plan', { blobs: [manifest] })).toMatchObject({
      json: { blobs: [{ isKept: false, missing: [0, 1] }] },
    });
  });

  it('is refused where a chunk is not what was signed, and taken when it is sent again', async () => {
    const chunk = randomBytes(5000);
    const path = chunkPath(sha256(chunk), 0);
    const headers = await pc.sign(path, chunk);
    const damaged = new Uint8Array(chunk).fill(chunk[0]! ^ 1, 0, 1);
    const answer = await fetch(`${district.url}${path}`, { method: 'POST', headers, body: damaged });
    expect({ status: answer.status, json: await answer.json() }).toEqual(refused(422, 'CHUNK_DAMAGED'));
    await send(pc, chunk);
  });

  it('is refused without a signature, of another method, too large, of a revoked PC, and where it is no file', async () => {
    const chunk = randomBytes(10);
    const blob = sha256(chunk);
    expect((await fetch(`${district.url}${chunkPath(blob, 0)}`, { method: 'POST', body: chunk })).status).toBe(401);
    expect((await fetch(`${district.url}/api/sync/blob/read?blob=${blob}`)).status).toBe(401);
    expect((await pc.ask(chunkPath(blob, 0), null, { method: 'GET' })).status).toBe(405);
    expect(await pc.post(chunkPath(blob, 0), null)).toEqual(refused(401, 'SIGNATURE_REFUSED'));
    expect(await pc.post(chunkPath('../../etc/passwd', 0), chunk)).toEqual(refused(400, 'INVALID_INPUT'));
    expect(await pc.post(chunkPath(blob, -1), chunk)).toEqual(refused(400, 'INVALID_INPUT'));
    expect((await get(pc, '..')).status).toBe(400);
    const large = new Uint8Array(chunkBytes + 1);
    expect(await pc.post(chunkPath(sha256(large), 0), large)).toEqual(refused(413, 'SYNC_REQUEST_TOO_LARGE'));
    const lost = await district.enrolPc(schoolId);
    await district.host.registry.revoke(lost.deviceId);
    expect(await lost.post(chunkPath(blob, 0), chunk)).toEqual(refused(403, 'DEVICE_REVOKED'));
    expect((await get(lost, blob)).status).toBe(403);
  });

  it('is not half there where the PC goes away in the middle of a chunk', async () => {
    const chunk = randomBytes(1_000_000);
    const { manifest } = cut(chunk);
    const path = chunkPath(manifest.sha256, 0);
    const { hostname, port } = new URL(district.url);
    const headers = { ...(await pc.sign(path, chunk)), 'content-length': chunk.length, expect: '100-continue' };
    const sent = request({ hostname, port, path, method: 'POST', headers });
    sent.on('error', () => undefined);
    sent.flushHeaders();
    await once(sent, 'continue');
    await new Promise<void>((resolve) => sent.write(chunk.subarray(0, 500_000), () => resolve()));
    sent.destroy();
    const plan = await pc.post('/api/sync/blob/plan', { blobs: [manifest] });
    expect(plan).toMatchObject({ json: { blobs: [{ isKept: false, missing: [0] }] } });
    await send(pc, chunk);
  });
});

const openPc = (server?: string) => openEnrolled(district, { schoolId, server });

describe('two PCs of a school', () => {
  it('send each file once, whoever has it; a server that lost one gets it again; what is forgotten goes everywhere', async () => {
    const [one, other] = [await openPc(), await openPc()];
    await one.ingest(one.write('nota.txt', 'Se pide el boletín.'), one.write('acta.txt', 'Reunión del lunes.'));
    expect(await synchronize(one)).toMatchObject({ sent: 2, isInterrupted: false });
    expect(await synchronize(one)).toMatchObject({ sent: 0 });
    await other.ingest(other.write('copia.txt', 'Se pide el boletín.'));
    expect(await synchronize(other)).toMatchObject({ sent: 0 });
    const { sha256 } = await one.paper('nota.txt');
    await district.host.blobs.remove(schoolId, sha256);
    const month = 31 * 24 * 60 * 60_000;
    const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + month);
    expect(await synchronize(one)).toMatchObject({ sent: 1 });
    later.mockRestore();

    const papers = [await one.paper('nota.txt'), await one.paper('acta.txt')];
    const blobs = papers.map((paper) => paper.sha256);
    const isHere = ({ folder }: OpenLibrary) =>
      blobs.map((blob) => existsSync(join(folder, 'biblioteca', 'blobs', blob.slice(0, 2), blob.slice(2))));
    await synchronize(other);
    await other.ended(await other.client.sources.fetchFile({ sourceId: papers[1]!.id }));
    expect([isHere(one), isHere(other), await district.host.blobs.kept(schoolId, blobs)]).toEqual([
      [true, true],
      [true, true],
      blobs,
    ]);
    await one.client.sources.purge({ sourceIds: papers.map(({ id }) => id) });
    await synchronize(one);
    await synchronize(other);
    // The note's bytes are those of the other one's copy too.
    expect([isHere(one), isHere(other), await district.host.blobs.kept(schoolId, blobs)]).toEqual([
      [true, false],
      [true, false],
      [blobs[0]],
    ]);
  });

  it('know each other’s papers, and each brings the file of one when it is wanted', async () => {
    const [one, other] = [await openPc(), await openPc()];
    await one.ingest(one.write('informe.txt', 'Informe del segundo trimestre.'));
    await synchronizeChanges(one);
    await synchronize(other);
    const { id: sourceId } = await other.paper('informe.txt');
    expect((await other.client.sources.get({ sourceId })).isFileHere).toBe(false);
    const fetchFile = async () => {
      const { jobId } = await other.client.sources.fetchFile({ sourceId });
      for await (const job of await other.client.jobs.watch({ jobId })) if (job.state !== 'running') last = job;
      return last;
    };
    let last: unknown;
    // Known before its file came to the server.
    expect(await fetchFile()).toMatchObject({ state: 'failed', errorCode: 'FILE_NOT_ARRIVED' });
    await synchronize(one);
    expect(await fetchFile()).toMatchObject({ state: 'completed' });
    expect((await other.client.sources.get({ sourceId })).isFileHere).toBe(true);
    expect(await (await other.client.sources.content({ sourceId })).text()).toBe('Informe del segundo trimestre.');
    expect((await other.client.sources.page({ sourceId, page: 1 })).text).toContain('segundo trimestre');
    const found = await other.client.sources.search({ query: 'segundo trimestre', filter: {}, limit: 5 });
    expect(found.map((hit) => hit.sourceId)).toEqual([sourceId]);
  });

  it('bring all the papers of somebody who asks what there is of her, and make do without one that has not come', async () => {
    const [one, other] = [await openPc(), await openPc()];
    const pupil = { role: 'pupil', course: '3.º B', birthDate: null, details: {} } as const;
    const named = { familyName: 'Quirquincho', givenName: 'Zulema', dni: '48765432' };
    const { personId } = await one.client.people.create({ ...pupil, ...named });
    await one.ingest(one.write('carnet de lejos.txt', 'CERTIFICADO DE VACUNACIÓN\nDNI: 48.765.432\nCompleto.\n'));
    await synchronizeChanges(one);
    await synchronizeChanges(other);
    const path = join(other.folder, 'todo.zip');
    const exported = async () => {
      await other.ended(await other.client.rights.exportPerson({ personId, path, withShared: false }));
      return Object.keys(unzipSync(readFileSync(path)));
    };
    // Its file has not come to the server.
    expect(await exported()).not.toContain('papeles/1 carnet de lejos.txt');
    await synchronize(one);
    expect(await exported()).toContain('papeles/1 carnet de lejos.txt');
  });

  it('leave what another one read as it is, where the file is not here to be read again', async () => {
    const [one, other] = [await openPc(), await openPc()];
    await one.ingest(one.write('circular.txt', 'Circular número cuatro.'));
    await synchronize(one);
    await synchronize(other);
    const { id, textHash } = await other.paper('circular.txt');
    const { jobId } = await other.client.sources.readAgain({ sourceIds: [id] });
    const job = await other.ended({ jobId });
    expect(job.failures.map(({ code }) => code)).toEqual([]);
    expect(await other.paper('circular.txt')).toMatchObject({ status: 'ready', textHash });
    expect(await (await other.client.sources.get({ sourceId: id })).source).toMatchObject({ status: 'ready' });
  });

  it('bring all at night where that is set, and templates and forms always', async () => {
    const [one, other] = [await openPc(), await openPc()];
    await one.ingest(one.write('nota de noche.txt', 'Se retira antes.'));
    await synchronize(one);
    expect(await synchronize(other)).toMatchObject({ fetched: 0 });
    await other.client.library.updateSettings({ allFilesAtNight: true });
    const { id: sourceId } = await other.paper('nota de noche.txt');
    const clock = vi.spyOn(Date, 'now').mockReturnValue(new Date(2026, 4, 5, 23).getTime());
    expect((await synchronize(other)).fetched).toBeGreaterThan(0);
    clock.mockRestore();
    expect(await other.client.sources.get({ sourceId })).toMatchObject({ isFileHere: true, pages: [{ number: 1 }] });
  });

  it('wait while the line is paid by what it carries, unless somebody asks for them; the texts go', async () => {
    let isLineMetered = true;
    const askedOfLine = vi.fn(async () => isLineMetered);
    const one = await openEnrolled(district, { schoolId, isLineMetered: askedOfLine });
    const ingest = (name: string) => one.ingest(one.write(name, `Se lee en ${name}.`));
    const told: unknown[] = [];
    const put = { waiting: (waiting: unknown) => void told.push(waiting) };
    // A program of the system tells it: where nothing waits for the answer none is started, and the texts go before.
    await synchronize(one);
    expect(askedOfLine).not.toHaveBeenCalled();
    await ingest('nota de lejos.txt');
    const textsTold: unknown[] = [];
    askedOfLine.mockImplementationOnce(async () => {
      textsTold.push(told.at(-1));
      return true;
    });
    expect(await synchronize(one, put)).toMatchObject({ sent: 0, textsSent: 1 });
    expect(textsTold).toMatchObject([{ texts: { toSend: 0 } }]);
    expect(told.at(-1)).toMatchObject({ files: { count: 1, waitsFor: 'unmetered-line' } });
    expect(await synchronize(one, { isAskedFor: true })).toMatchObject({ sent: 1 });
    await synchronize(one);
    expect(askedOfLine).toHaveBeenCalledOnce();
    await ingest('otra nota.txt');
    expect(await synchronize(one)).toMatchObject({ sent: 0 });
    await one.client.library.updateSettings({ filesUnmeteredOnly: false });
    expect(await synchronize(one, put)).toMatchObject({ sent: 1 });
    expect(told.at(-1)).toMatchObject({ files: { count: 0, bytes: 0, waitsFor: null } });
    await one.client.library.updateSettings({ filesUnmeteredOnly: true });
    await ingest('la tercera.txt');
    isLineMetered = false;
    expect(await synchronize(one)).toMatchObject({ sent: 1 });
  });
});

describe('over a line that breaks off', () => {
  // AMANUENSE_LARGE_FILE=1 for the recording of a whole meeting.
  const size = process.env.AMANUENSE_LARGE_FILE === '1' ? 300 * 1024 ** 2 : 64 * 1024 ** 2;
  // What a cut costs at most is the chunk that was on its way; whoever began anew would send nearly twice as much.
  const most = size + 10 * chunkBytes + 2 * 1024 ** 2;

  it('a large file goes and comes, ten times cut each way, without sending again what came', async () => {
    const { url, state } = await startCuttingProxy(district.url, { everyBytes: size / 11 });
    const [one, other] = [await openPc(url), await openPc(url)];
    const whole = randomBytes(size);
    await one.ingest(one.write('reunión.bin', whole));
    await synchronizeChanges(one);
    const until = async (work: () => Promise<unknown>) => {
      for (let tries = 0; tries < 40; tries++) {
        try {
          return await work();
        } catch (thrown) {
          expect(thrown).toMatchObject({ code: 'SYNC_UNREACHABLE' });
        }
      }
      throw new Error('It never went');
    };
    Object.assign(state, { cuts: 10, total: 0 });
    await until(() => synchronize(one));
    expect(state.made).toBe(10);
    expect(state.total).toBeLessThan(most);
    await synchronizeChanges(other);
    const source = await other.paper('reunión.bin');
    Object.assign(state, { cuts: 10, total: 0 });
    const task = { signal: new AbortController().signal, report: () => undefined };
    await until(() => other.useCases.synchronizeFiles.fetchNow(source, task));
    expect(state.made).toBe(20);
    expect(state.total).toBeLessThan(most);
    const content = await other.client.sources.content({ sourceId: source.id });
    expect(Buffer.from(await content.arrayBuffer()).equals(whole)).toBe(true);
  }, 240_000);
});

describe('a byte that changes', () => {
  const size = 2 * chunkBytes + 10;
  const task = () => ({ signal: new AbortController().signal, report: () => undefined });
  const damaged = { code: 'CHUNK_DAMAGED' };

  it('on the line or on the disk of the PC costs a chunk, or the file again where it was fetched; nothing else', async () => {
    const { url, state } = await startCuttingProxy(district.url, { everyBytes: chunkBytes + 500_000 });
    const [one, other] = [await openPc(url), await openPc(url)];
    const whole = randomBytes(size);
    await one.ingest(one.write('asamblea.bin', whole));
    await synchronizeChanges(one);
    Object.assign(state, { changes: 1, passed: 0 });
    await expect(synchronize(one)).rejects.toMatchObject(damaged);
    state.passed = 0;
    expect(await synchronize(one)).toMatchObject({ sent: 1 });
    // The first chunk had come.
    expect(state.passed).toBeLessThan(size - chunkBytes + 500_000);

    await synchronizeChanges(other);
    const source = await other.paper('asamblea.bin');
    const fetchNow = () => other.useCases.synchronizeFiles.fetchNow(source, task());
    Object.assign(state, { changes: 1, passed: 0 });
    await expect(fetchNow()).rejects.toMatchObject(damaged);
    Object.assign(state, { cuts: 1, passed: 0 });
    await expect(fetchNow()).rejects.toMatchObject({ code: 'SYNC_UNREACHABLE' });
    const piece = sha256(whole.subarray(0, chunkBytes));
    changeOneByte(join(other.folder, 'biblioteca', 'blobs', piece.slice(0, 2), piece.slice(2)));
    await expect(fetchNow()).rejects.toMatchObject(damaged);
    await fetchNow();
    const content = await other.client.sources.content({ sourceId: source.id });
    expect(Buffer.from(await content.arrayBuffer()).equals(whole)).toBe(true);
  }, 120_000);

  it('on the server’s disk is given to no PC, stops no other file, and one that has it sends it again', async () => {
    const [one, other] = [await openPc(), await openPc()];
    await one.ingest(one.write('dañado.bin', randomBytes(size)), one.write('sano.txt', 'Se retira antes.'));
    await synchronize(one);
    await synchronize(other);
    const { id: sourceId, sha256: blob } = await other.paper('dañado.bin');
    const kept = join(serverFolder, 'files', 'kept', schoolId, blob.slice(0, 2), blob);
    changeOneByte(join(kept, readdirSync(kept).find((name) => name.startsWith('00001.'))!));
    await other.client.library.updateSettings({ allFilesAtNight: true });
    const clock = vi.spyOn(Date, 'now').mockReturnValue(new Date(2026, 4, 5, 23).getTime());
    // A line that breaks off where the chunk would have ended.
    await expect(synchronize(other)).rejects.toMatchObject({ code: 'SYNC_UNREACHABLE' });
    await synchronize(other);
    clock.mockRestore();
    const isHere = async (id: typeof sourceId) => (await other.client.sources.get({ sourceId: id })).isFileHere;
    expect(await isHere((await other.paper('sano.txt')).id)).toBe(true);
    expect(await isHere(sourceId)).toBe(false);
    const month = 31 * 24 * 60 * 60_000;
    const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + month);
    expect(await synchronize(one)).toMatchObject({ sent: 1 });
    later.mockRestore();
    await other.ended(await other.client.sources.fetchFile({ sourceId }));
    expect(await isHere(sourceId)).toBe(true);
  }, 120_000);
});

function changeOneByte(path: string): void {
  writeFileSync(path, withOneByteChanged(readFileSync(path)));
}
