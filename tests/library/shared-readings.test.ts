import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sha256 } from '../../src-shared/domain/identifiers.ts';
import { sharedReadingSchema } from '../../src-shared/domain/sync/shared-reading.ts';
import type { TranscriptSegment } from '../../src-shared/domain/transcript.ts';
import { startCuttingProxy } from '../fixtures/cutting-proxy.ts';
import { type DistrictForTests, startDistrictForTests } from '../fixtures/district-for-tests.ts';
import { moveFiles, openEnrolled, synchronize, synchronizeChanges } from './enrolled-library.ts';
import type { OpenLibrary } from './open-library.ts';

let district: DistrictForTests;

beforeAll(async () => {
  district = await startDistrictForTests();
});
afterAll(() => district?.stop());

/** PCs of a school of their own. */
async function openPcs(count: number, options: Parameters<typeof openEnrolled>[1] | object = {}) {
  const schoolId = await district.addSchool('Escuela 12');
  const pcs: OpenLibrary[] = [];
  for (let each = 0; each < count; each++) pcs.push(await openEnrolled(district, { ...options, schoolId }));
  return { schoolId, pcs: pcs as [OpenLibrary, ...OpenLibrary[]] };
}

/** Tells the others of what was read here. */
async function shareAll(library: OpenLibrary): Promise<void> {
  await synchronize(library);
  await synchronizeChanges(library);
}

const find = async ({ client }: OpenLibrary, query: string) =>
  (await client.sources.search({ query, filter: {}, limit: 5 })).map(({ sourceId }) => sourceId);

/** The files in which readings of a paper travel, by all that this PC ever heard of them. */
async function filesOf({ useCases }: OpenLibrary, sourceId: string, sha256s: readonly Sha256[]) {
  const said = sha256s.map((sha256) => useCases.changeLog.current('source-reading', `${sourceId}:${sha256}`, 'file'));
  return (await Promise.all(said)).map((value) => sharedReadingSchema.parse(value));
}

const blobsOf = ({ folder }: OpenLibrary): string[] => {
  const blobs = join(folder, 'biblioteca', 'blobs');
  const folders = existsSync(blobs) ? readdirSync(blobs, { withFileTypes: true }) : [];
  return folders.flatMap(({ name }) =>
    name.length === 2 ? readdirSync(join(blobs, name)).map((rest) => name + rest) : [],
  );
};

describe('what one PC of a school reads', () => {
  it('is searched, shown and used by rules on the others before any file comes, and none stays for it', async () => {
    const { pcs } = await openPcs(2);
    const [one, other] = pcs as [OpenLibrary, OpenLibrary];
    await one.ingest(one.write('ficha.txt', 'Ficha de inscripción\nApellido: Ñandú\nD.N.I.: 45.123.456\n'));
    expect(await synchronize(one)).toMatchObject({ textsSent: 1, sent: 1 });
    await synchronizeChanges(one);
    expect(await synchronize(other)).toMatchObject({ textsFetched: 1, fetched: 0 });
    expect(await synchronize(other)).toMatchObject({ textsFetched: 0, textsSent: 0 });

    const paper = await other.paper('ficha.txt');
    expect(await find(other, 'inscripción Ñandú')).toEqual([paper.id]);
    const described = await other.client.sources.get({ sourceId: paper.id });
    expect(described).toMatchObject({ isFileHere: false, pages: [{ number: 1 }] });
    expect(await other.client.sources.page({ sourceId: paper.id, page: 1 })).toEqual(
      await one.client.sources.page({ sourceId: paper.id, page: 1 }),
    );
    const planillaId = await other.createPlanilla('document', [{ name: 'DNI', type: 'dni' }], [paper.id]);
    await other.fill(planillaId);
    expect(await other.cell(planillaId, 'DNI')).toMatchObject({
      value: '45123456',
      evidence: [{ sourceId: paper.id }],
    });
    expect(blobsOf(other)).toEqual([]);
    expect(await one.client.conflicts.list({ offset: 0, limit: 10 })).toMatchObject({ total: 0 });

    await other.ended(await other.client.sources.fetchFile({ sourceId: paper.id }));
    expect(await find(other, 'Ñandú')).toEqual([paper.id]);
    // What came is what was told of: nothing new is to be told.
    expect(await synchronize(other)).toMatchObject({ textsFetched: 0, textsSent: 0, sent: 0 });
  });

  it('goes over a line that breaks off again and again, and from one that is stopped in the middle', async () => {
    const { url, state } = await startCuttingProxy(district.url, { everyBytes: 20_000 });
    const { pcs, schoolId } = await openPcs(1, { server: url });
    const other = await openEnrolled(district, { schoolId, server: url });
    const [one] = pcs;
    const words = (at: number) => Array.from({ length: 400 }, (_, index) => `palabra${at}x${(index * 7919) % 1000}`);
    const names = Array.from({ length: 12 }, (_, at) => `nota ${at}.txt`);
    await one.ingest(...names.map((name, at) => one.write(name, words(at).join(' '))));
    const stopped = new AbortController();
    const until = async (work: () => Promise<unknown>) => {
      for (let tries = 0; tries < 60; tries++) {
        const isThrough = await work().then(
          () => true,
          (error) => {
            if (error.code !== 'SYNC_UNREACHABLE' && error.code !== 'CANCELLED') throw error;
            return false;
          },
        );
        if (isThrough) return;
      }
      throw new Error('It never went');
    };
    await synchronizeChanges(one);
    stopped.abort();
    await expect(moveFiles(one, { signal: stopped.signal })).rejects.toThrow();
    state.cuts = 6;
    await until(() => shareAll(one));
    expect(state.made).toBeGreaterThan(1);
    state.cuts = 6;
    await until(() => synchronize(other));
    state.cuts = 0;
    await until(() => synchronize(other));
    for (const name of names) {
      const { id } = await other.paper(name);
      expect(await other.useCases.sources.getText(id)).toEqual(await one.useCases.sources.getText(id));
    }
    expect(blobsOf(other)).toEqual([]);
  }, 60_000);

  it('is not what a false file says: that is told apart, and the paper is read when its own comes', async () => {
    const { pcs } = await openPcs(2);
    const [one, other] = pcs as [OpenLibrary, OpenLibrary];
    await one.ingest(one.write('acta.txt', 'Se aprueba la rifa.'), one.write('falsa.txt', 'esto no es un texto'));
    const [acta, false_] = [await one.paper('acta.txt'), await one.paper('falsa.txt')];
    // A program of another school's PC that says so on purpose.
    const { sha256, sizeBytes } = false_;
    const forged = { sha256, sizeBytes, of: acta.sha256, edition: 9, textHash: acta.textHash! };
    await one.useCases.changeLog.commit(
      [{ entity: 'source-reading', id: `${acta.id}:${sha256}`, field: 'file', value: forged }],
      { actor: { name: 'Marta' } },
    );
    await shareAll(one);
    expect(await synchronize(other)).toMatchObject({ textsFetched: 1 });
    expect(await find(other, 'rifa')).toEqual([]);
    await other.ended(await other.client.sources.fetchFile({ sourceId: acta.id }));
    expect(await find(other, 'rifa')).toEqual([acta.id]);
  });

  it('is forgotten everywhere with its paper, also where its file was on its way meanwhile', async () => {
    const { pcs, schoolId } = await openPcs(3);
    const [one, other, third] = pcs as [OpenLibrary, OpenLibrary, OpenLibrary];
    await one.ingest(one.write('secreto.txt', 'El canario SECRETISIMO canta.'));
    await one.ingest(one.write('después.txt', 'El otro canario OCULTISIMO.'));
    await shareAll(one);
    await synchronize(other);
    await synchronize(third);
    const { id } = await other.paper('secreto.txt');
    expect(await find(third, 'secretisimo')).toEqual([id]);
    const paper = await one.paper('secreto.txt');
    const before = new Set(blobsOf(one));
    await other.client.sources.purge({ sourceIds: [id] });
    await synchronize(other);
    await synchronize(one);
    await synchronize(one);
    await synchronize(third);
    const gone = [...before].filter((sha256) => !blobsOf(one).includes(sha256)) as Sha256[];
    expect(gone.filter((sha256) => sha256 !== paper.sha256)).toHaveLength(1);
    expect(await district.host.blobs.kept(schoolId, gone)).toEqual([]);
    for (const pc of [one, other, third]) {
      expect(await find(pc, 'secretisimo')).toEqual([]);
      expect(await pc.useCases.sources.getText(id)).toBeNull();
      expect(blobsOf(pc).filter((sha256) => gone.includes(sha256 as Sha256))).toEqual([]);
    }

    // Another PC forgets a paper whose text the server lacks, and gets it from the one that has not heard of it.
    const late = await one.paper('después.txt');
    const shared = blobsOf(one).filter((sha256) => sha256 !== late.sha256) as Sha256[];
    const [reading] = await filesOf(one, late.id, shared);
    await district.host.blobs.remove(schoolId, reading!.sha256);
    await other.client.sources.purge({ sourceIds: [late.id] });
    await synchronizeChanges(other);
    await sendAgain(schoolId, one, reading!.sha256);
    expect(await district.host.blobs.kept(schoolId, [reading!.sha256])).toEqual([reading!.sha256]);
    await synchronizeChanges(one);
    expect(await district.host.blobs.kept(schoolId, [reading!.sha256])).toEqual([]);
  });
});

/** What a PC does that was sending a file while another one forgot its paper. */
async function sendAgain(schoolId: string, { folder }: OpenLibrary, sha256: Sha256): Promise<void> {
  const bytes = new Uint8Array(readFileSync(join(folder, 'biblioteca', 'blobs', sha256.slice(0, 2), sha256.slice(2))));
  const parts = async function* () {
    yield bytes;
  };
  const { blobs } = district.host;
  await blobs.putChunk(schoolId, { blob: sha256, index: 0, sha256 }, parts());
  await blobs.commit(schoolId, { sha256, sizeBytes: bytes.length, chunks: [sha256] });
}

describe('what one PC of a school hears', () => {
  const voice = new Uint8Array(readFileSync(new URL('../fixtures/audio/voice.opus', import.meta.url)));
  const said = (text: string): TranscriptSegment => {
    const words = text.split(' ').map((word, index) => ({
      text: word,
      startMs: index * 250,
      endMs: index * 250 + 200,
      confidence: 0.9,
    }));
    return { startMs: 0, endMs: words.at(-1)!.endMs, speaker: null, text, confidence: 0.9, words };
  };

  it('comes with its times and with what people corrected, and anew when it is heard anew, on whichever PC', async () => {
    let heard = said('abrimos la secion de hoy');
    let model = 'chico';
    const findTranscriber = async () => ({
      model,
      transcriber: { name: 'oído', transcribe: async () => [heard], close: async () => undefined },
    });
    const { pcs } = await openPcs(2, { findTranscriber });
    const [one, other] = pcs as [OpenLibrary, OpenLibrary];
    await one.ingest(one.write('reunion.opus', voice));
    const { id: sourceId } = await one.paper('reunion.opus');
    await one.ended(await one.client.recordings.transcribe({ sourceId }));
    const [segment] = (await one.client.recordings.corrected({ sourceId })).segments;
    const { id: segmentId, startMs, endMs } = segment!;
    const texts = [{ segmentId, startMs, endMs, text: 'abrimos la sesión de hoy' }];
    await one.client.recordings.edit({ sourceId, edit: { type: 'texts', texts } });
    await find(one, 'sesión');
    await shareAll(one);
    await synchronize(other);
    const corrected = async ({ client }: OpenLibrary) => client.recordings.corrected({ sourceId });
    expect((await other.client.sources.get({ sourceId })).isFileHere).toBe(false);
    expect(await corrected(other)).toEqual(await corrected(one));
    expect(await find(other, 'sesión')).toEqual([sourceId]);
    expect(await find(other, 'secion')).toEqual([]);

    await other.ended(await other.client.sources.fetchFile({ sourceId }));
    [heard, model] = [said('abrimos la sección de hoy viernes'), 'grande'];
    await other.ended(await other.client.recordings.transcribe({ sourceId }));
    await shareAll(other);
    await synchronize(one);
    expect((await corrected(one)).model).toBe('grande');
    expect(await corrected(one)).toEqual(await corrected(other));
    expect(await find(one, 'viernes')).toEqual([sourceId]);
    for (const { client } of pcs)
      expect(await client.conflicts.list({ offset: 0, limit: 10 })).toMatchObject({ total: 0 });
  });
});
