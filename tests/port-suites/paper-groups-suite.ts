import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderChanges, sourceChanges } from '../../src-shared/domain/changes.ts';
import { createId, type FolderId } from '../../src-shared/domain/identifiers.ts';
import { type PaperGrouping, paperGroupingSchema, readingStateOf } from '../../src-shared/domain/paper-groups.ts';
import type { Folder, Source } from '../../src-shared/domain/source.ts';
import type { SourceFilter, SourceOrder } from '../../src-shared/ports/source-repository.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { actor, type OpenTestLibrary, sampleFolder, sampleSource, temporaryFolder } from './library-fixtures.ts';

const files = sampleFolder({ name: 'Legajos' });
const course = sampleFolder({ name: '3.º B', parentId: files.id });
const tenth = sampleFolder({ name: 'Año 10' });
const second = sampleFolder({ name: 'año 2' });
const removed = createId<FolderId>();

const papers = [
  sampleSource({ name: 'a', folderId: course.id, documentDate: '2026-03-31', status: 'failed', quality: null }),
  sampleSource({ name: 'b', folderId: files.id, documentDate: '2026-03-01', paperKind: 'minutes' }),
  sampleSource({ name: 'c', folderId: tenth.id, documentDate: '2025-12-31', quality: 'poor' }),
  sampleSource({ name: 'd', folderId: second.id, status: 'needs-password', quality: null }),
  sampleSource({ name: 'e', folderId: removed, quality: 'empty', paperKind: 'minutes' }),
  sampleSource({ name: 'f', status: 'reading', quality: 'poor' }),
  sampleSource({ name: 'g', folderId: course.id, quality: 'fair' }),
  sampleSource({ name: 'h', status: 'queued', quality: null, paperKind: 'enrolment-form' }),
  sampleSource({ name: 'z', folderId: tenth.id, trashedAt: '2026-03-02T12:00:00.000Z' }),
];

/** What a list in groups must do, whatever keeps it. */
export function runPaperGroupsSuite(title: string, open: OpenTestLibrary): void {
  describe(`papers in groups: ${title}`, () => {
    let library: LibraryStorage;
    let folder: ReturnType<typeof temporaryFolder>;

    beforeEach(async () => {
      folder = temporaryFolder();
      library = await open(folder.path);
      const folders: Folder[] = [course, files, tenth, second];
      await library.changeLog.commit([...folders.flatMap(folderChanges), ...papers.flatMap(sourceChanges)], { actor });
    });
    afterEach(async () => {
      await library.close();
      folder.dispose();
    });

    const groupsOf = (groupBy: PaperGrouping, filter: SourceFilter = {}, order: SourceOrder = byName) =>
      library.sources.groups(filter, { ...order, groupBy });
    const keysAndCounts = async (...asked: Parameters<typeof groupsOf>) =>
      (await groupsOf(...asked)).map((group) => [group.key, group.count]);

    it('gives folders as their tree reads, with the names of those they are in, and papers in none last', async () => {
      expect(await groupsOf('folder')).toEqual([
        { key: second.id, path: ['año 2'], count: 1 },
        { key: tenth.id, path: ['Año 10'], count: 1 },
        { key: files.id, path: ['Legajos'], count: 1 },
        { key: course.id, path: ['Legajos', '3.º B'], count: 2 },
        { key: null, path: [], count: 3 },
      ]);
    });

    it('gives kinds in the order of filters and reading states with what asks for a person first', async () => {
      expect(await keysAndCounts('paperKind')).toEqual([
        ['enrolment-form', 1],
        ['minutes', 2],
        ['other', 5],
      ]);
      expect(await keysAndCounts('readingState')).toEqual([
        ['failed', 1],
        ['needs-password', 1],
        ['poor', 1],
        ['empty', 1],
        ['reading', 1],
        ['queued', 1],
        ['good', 2],
      ]);
    });

    it('gives months from the newest on, from the oldest where the papers go so, and no date last', async () => {
      const newest = [
        ['2026-03', 2],
        ['2025-12', 1],
        [null, 5],
      ];
      const byDate = { by: 'documentDate', descending: false } as const;
      expect(await keysAndCounts('month')).toEqual(newest);
      expect(await keysAndCounts('month', {}, { ...byDate, descending: true })).toEqual(newest);
      expect(await keysAndCounts('month', {}, byDate)).toEqual([newest[1], newest[0], newest[2]]);
    });

    it('groups only the papers that the filter lets through', async () => {
      expect(await keysAndCounts('folder', { folderId: files.id })).toEqual([
        [files.id, 1],
        [course.id, 2],
      ]);
      expect(await keysAndCounts('folder', { trashed: true })).toEqual([[tenth.id, 1]]);
      expect(await keysAndCounts('month', { text: 'nada' })).toEqual([]);
    });

    it.each(paperGroupingSchema.options)(
      'lists the papers of each group by %s together, page by page',
      async (groupBy) => {
        const order = { by: 'name', descending: true, groupBy } as const;
        const groups = await library.sources.groups({}, order);
        const listed: Source[] = [];
        for (let offset = 0; offset < 8; offset += 3) {
          const page = await library.sources.list({}, order, { offset, limit: 3 });
          expect(page.total).toBe(8);
          listed.push(...page.items);
        }
        const expected = groups.flatMap(({ key }) =>
          papers
            .filter((paper) => paper.trashedAt === null && keyOf(paper, groupBy) === key)
            .map((paper) => paper.name)
            .reverse(),
        );
        expect(listed.map((paper) => paper.name)).toEqual(expected);
        expect(groups.map(({ key }) => listed.filter((paper) => keyOf(paper, groupBy) === key).length)).toEqual(
          groups.map(({ count }) => count),
        );
      },
    );

    it('lists what matches when none of it has a group', async () => {
      const order = { ...byName, groupBy: 'month' } as const;
      const { items, total } = await library.sources.list({ text: 'h' }, order, { offset: 0, limit: 5 });
      expect([total, items.map((item) => item.name)]).toEqual([1, ['h']]);
    });
  });
}

const byName = { by: 'name', descending: false } as const;

/** The group of a paper as the domain tells it. */
function keyOf(paper: Source, groupBy: PaperGrouping): string | null {
  switch (groupBy) {
    case 'folder':
      return paper.folderId === removed ? null : paper.folderId;
    case 'paperKind':
      return paper.paperKind;
    case 'month':
      return paper.documentDate?.slice(0, 7) ?? null;
    case 'readingState':
      return readingStateOf(paper);
  }
}
