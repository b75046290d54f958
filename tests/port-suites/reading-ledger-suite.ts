import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sharedReadingChange, sourceChanges } from '../../src-shared/domain/changes.ts';
import { hashReading } from '../../src-shared/domain/content-hash.ts';
import { type Sha256, sha256Schema } from '../../src-shared/domain/identifiers.ts';
import type { Source } from '../../src-shared/domain/source.ts';
import type { SharedReading } from '../../src-shared/domain/sync/shared-reading.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { actor, type OpenTestLibrary, sampleSource, sampleText, temporaryFolder } from './library-fixtures.ts';

const text = sampleText('Leído acá');
const blob = (letter: string): Sha256 => sha256Schema.parse(letter.repeat(64));

/** What a library must know of readings, its own and those of other PCs. */
export function runReadingLedgerSuite(title: string, open: OpenTestLibrary): void {
  describe(`reading ledger: ${title}`, () => {
    let library: LibraryStorage;
    let folder: ReturnType<typeof temporaryFolder>;
    let source: Source;

    beforeEach(async () => {
      folder = temporaryFolder();
      library = await open(folder.path);
      const textHash = await hashReading(text);
      source = sampleSource({ status: 'ready', textHash });
      await library.changeLog.commit(sourceChanges(source), { actor });
    });
    afterEach(async () => {
      await library.close();
      folder.dispose();
    });

    const reading = (fields: Partial<SharedReading> = {}): SharedReading => ({
      sha256: blob('a'),
      sizeBytes: 100,
      of: source.sha256,
      edition: 1,
      textHash: sha256Schema.parse(source.textHash),
      ...fields,
    });
    const tell = (told: SharedReading) =>
      library.changeLog.commit([sharedReadingChange(source.id, told)], { actor: { name: 'Otra PC' } });
    const wanted = async () => (await library.readingLedger.wanted()).map(({ reading: { sha256 } }) => sha256);
    const toShare = async () => (await library.readingLedger.toShare(10)).map(({ id }) => id);

    it('offers what was read here until it is told of, and what is read anew meanwhile', async () => {
      expect(await toShare()).toEqual([]);
      await library.sources.saveText(source.id, text);
      expect(await library.readingLedger.toShare(10)).toEqual([
        { id: source.id, kind: 'document', sha256: source.sha256, edition: 1 },
      ]);
      await library.readingLedger.beginSharing(source);
      expect(await toShare()).toEqual([source.id]);
      expect(await library.readingLedger.share(source, reading())).toBe(true);
      expect([await toShare(), await wanted()]).toEqual([[], []]);
      expect((await library.blobLedger.unconfirmed('')).map(({ use }) => use).sort()).toEqual(['paper', 'reading']);
    });

    it('offers nothing that another PC told of as good, and tells of nothing that was forgotten', async () => {
      await library.sources.saveText(source.id, text);
      await tell(reading());
      expect(await toShare()).toEqual([]);
      await library.sources.purge(source.id);
      expect(await library.readingLedger.share(source, reading({ sha256: blob('b') }))).toBe(false);
      expect(await library.readingLedger.wanted()).toEqual([]);
      expect((await library.sources.forgotten()).unusedBlobs).toContain(blob('a'));
    });

    it('wants the newest edition, of one edition what the source tells of, and no file that was refused', async () => {
      await tell(reading({ sha256: blob('f'), textHash: blob('0') }));
      await tell(reading({ sha256: blob('b') }));
      expect(await wanted()).toEqual([blob('b')]);
      await tell(reading({ sha256: blob('c'), edition: 2, textHash: blob('1') }));
      expect(await wanted()).toEqual([blob('c')]);
      await library.readingLedger.refuse(blob('c'));
      expect([await wanted(), await library.readingLedger.refused()]).toEqual([[blob('b')], 1]);
      await tell(reading({ sha256: blob('d'), edition: 7, of: blob('9') }));
      expect(await wanted()).toEqual([blob('b')]);
      await library.sources.takeText(source.id, text, reading({ sha256: blob('b') }));
      expect([await wanted(), await library.sources.textEdition(source.id), await toShare()]).toEqual([[], 1, []]);
      await tell(reading({ sha256: blob('e'), edition: 3, textHash: blob('2') }));
      expect(await wanted()).toEqual([blob('e')]);
    });

    it('keeps its own where another PC tells of an older one or of one as good', async () => {
      await library.sources.takeText(source.id, text, reading({ edition: 4 }));
      await tell(reading({ sha256: blob('b'), edition: 3 }));
      expect(await wanted()).toEqual([]);
      await library.sources.saveText(source.id, text);
      await tell(reading({ sha256: blob('c'), edition: 1, textHash: blob('0') }));
      await library.readingLedger.refuse(blob('b'));
      expect(await wanted()).toEqual([]);
    });
  });
}
