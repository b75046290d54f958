import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  cellChange,
  deletion,
  folderChanges,
  personChanges,
  personMatchChange,
  personMatchRemoval,
  personReturn,
  planillaChanges,
  planillaFieldChanges,
  publicationVersionChange,
  publicationWithdrawalChange,
  rowChanges,
  settingChange,
  sourceChanges,
  sourceFieldChanges,
  sourcePlaceChange,
  templateChanges,
  templateContentChange,
  transcriptVoiceChange,
  transcriptVoiceNameChange,
  transcriptWordsChange,
} from '../../src-shared/domain/changes.ts';
import type { Evidence } from '../../src-shared/domain/evidence.ts';
import {
  type ColumnId,
  createId,
  type JobId,
  type PublicationId,
  type RowId,
  type SourceId,
  type TemplateId,
} from '../../src-shared/domain/identifiers.ts';
import type { PersonMatch } from '../../src-shared/domain/person.ts';
import type { Cell } from '../../src-shared/domain/planilla.ts';
import { sealOperation } from '../../src-shared/domain/seal-operation.ts';
import type { Source } from '../../src-shared/domain/source.ts';
import type { StoredJob } from '../../src-shared/ports/job-repository.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import {
  actor,
  type OpenTestLibrary,
  sampleCell,
  sampleColumn,
  sampleFolder,
  samplePerson,
  samplePlanilla,
  sampleRow,
  sampleSource,
  sampleText,
  temporaryFolder,
} from './library-fixtures.ts';

const byName = { by: 'name', descending: false } as const;
const firstPage = { offset: 0, limit: 50 };

function sampleJob(): StoredJob {
  return {
    id: createId<JobId>(),
    type: 'fill-planilla',
    title: 'Llenar',
    state: 'queued',
    progress: null,
    remainingMs: null,
    createdAt: '2026-03-02T12:00:00.000Z',
    finishedAt: null,
    summary: null,
    failures: [],
    errorCode: null,
    errorData: {},
    result: null,
    input: { planillaId: 'x' },
  };
}

/** What every repository must do, whatever keeps it. */
export function runRepositoriesSuite(title: string, open: OpenTestLibrary): void {
  describe(`repositories: ${title}`, () => {
    let library: LibraryStorage;
    let folder: ReturnType<typeof temporaryFolder>;

    beforeEach(async () => {
      folder = temporaryFolder();
      library = await open(folder.path);
    });
    afterEach(async () => {
      await library.close();
      folder.dispose();
    });

    const save = (...sources: ReturnType<typeof sampleSource>[]) =>
      library.changeLog.commit(sources.flatMap(sourceChanges), { actor });
    const namesOf = async (filter: Parameters<LibraryStorage['sources']['list']>[0]) =>
      (await library.sources.list(filter, byName, firstPage)).items.map((item) => item.name);

    it('finds sources by every condition of a filter, and counts them all', async () => {
      const outer = sampleFolder({ name: 'Legajos' });
      const inner = sampleFolder({ name: '3.º B', parentId: outer.id });
      await library.changeLog.commit([...folderChanges(inner), ...folderChanges(outer)], { actor });
      await save(
        sampleSource({ name: 'Ñandú año.pdf', folderId: inner.id, documentDate: '2026-03-01', tags: ['a"b', '100%'] }),
        sampleSource({ name: 'Carnet.pdf', paperKind: 'vaccination-certificate', status: 'failed', tags: ['100'] }),
        sampleSource({ name: 'Acta.pdf', folderId: outer.id, documentDate: '2025-12-31', quality: 'poor' }),
        sampleSource({ name: 'Vieja.pdf', trashedAt: '2026-03-02T12:00:00.000Z' }),
      );
      expect(await namesOf({})).toEqual(['Acta.pdf', 'Carnet.pdf', 'Ñandú año.pdf']);
      expect(await namesOf({ text: 'ANO nandu' })).toEqual(['Ñandú año.pdf']);
      expect(await namesOf({ folderId: outer.id })).toEqual(['Acta.pdf', 'Ñandú año.pdf']);
      expect(await namesOf({ folderId: inner.id })).toEqual(['Ñandú año.pdf']);
      expect(await namesOf({ from: '2026-01-01', to: '2026-03-01' })).toEqual(['Ñandú año.pdf']);
      expect(await namesOf({ datedOrAddedBy: '2026-03-01' })).toEqual(['Acta.pdf', 'Ñandú año.pdf']);
      expect(await namesOf({ datedOrAddedBy: '2026-03-02' })).toEqual(['Acta.pdf', 'Carnet.pdf', 'Ñandú año.pdf']);
      expect(await namesOf({ paperKinds: ['vaccination-certificate'] })).toEqual(['Carnet.pdf']);
      expect(await namesOf({ statuses: ['failed'] })).toEqual(['Carnet.pdf']);
      expect(await namesOf({ tag: 'a"b' })).toEqual(['Ñandú año.pdf']);
      expect(await namesOf({ tag: '100%' })).toEqual(['Ñandú año.pdf']);
      expect(await namesOf({ trashed: true })).toEqual(['Vieja.pdf']);
      expect(await namesOf({ ids: [] })).toEqual([]);
      const page = await library.sources.list({}, { by: 'name', descending: true }, { offset: 1, limit: 1 });
      expect(page.items.map((item) => item.name)).toEqual(['Carnet.pdf']);
      expect(page.total).toBe(3);
      expect(await library.sources.listTags()).toEqual([
        { tag: '100', count: 1 },
        { tag: '100%', count: 1 },
        { tag: 'a"b', count: 1 },
      ]);
      expect(await library.sources.counts()).toEqual({
        status: { queued: 0, reading: 0, ready: 2, failed: 1, 'needs-password': 0 },
        poor: 1,
        trashed: 1,
        kinds: { other: 2, 'vaccination-certificate': 1 },
      });
    });

    it('follows a folder of this PC without a word of it in the change log', async () => {
      const folder = sampleFolder();
      await library.changeLog.commit(folderChanges(folder), { actor });
      const before = await library.changeLog.history('folder', folder.id);
      await library.sources.setWatchedPath(folder.id, '/antes');
      await library.sources.setWatchedPath(folder.id, '/escaneos');
      await library.replay();
      expect(await library.sources.listFolders()).toEqual([{ ...folder, watchedPath: '/escaneos' }]);
      expect(await library.changeLog.history('folder', folder.id)).toEqual(before);
      await library.sources.setWatchedPath(folder.id, null);
      expect(await library.sources.listFolders()).toEqual([folder]);
    });

    it('finds by its path what came from this PC, under whatever name it counted, and nothing from another', async () => {
      const path = 'C:\\Escaneos\\ficha.pdf';
      const own = sampleSource({ originPath: path });
      const foreign = sampleSource({ originPath: path, addedAt: '2030-01-01T00:00:00.000Z' });
      await save(own);
      await library.sync.apply({ deviceId: 'second' });
      await library.sync.apply({ deviceId: 'third' });
      const received = sourceChanges(foreign).map(({ id, ...change }, index) => {
        const place = { scope: 'school', entityId: id, bases: [], clock: 'ffffffffffff-0000-other', schemaVersion: 1 };
        const made = { deviceId: 'other', counter: index + 1, actor: 'Otra', group: 'other' };
        return { ...sealOperation({ ...change, ...place, ...made }), sequence: index + 1 };
      });
      await library.sync.apply({ received });
      expect((await library.sources.get(foreign.id))?.originPath).toBe(path);
      expect((await library.sources.findByOriginPath(path))?.id).toBe(own.id);
      await library.changeLog.commit(sourceFieldChanges(own.id, { originPath: 'C:\\otra.pdf' }), { actor });
      expect(await library.sources.findByOriginPath(path)).toBeNull();
    });

    it('tells duplicates among live sources only', async () => {
      const source = sampleSource({ originPath: 'C:\\papeles\\ficha.pdf' });
      await save(source);
      expect(await library.sources.findByHash(source.sha256)).toEqual(source);
      expect(await library.sources.findByOriginPath('C:\\papeles\\ficha.pdf')).toEqual(source);
      const trashedAt = '2026-03-02T12:00:00.000Z';
      await library.changeLog.commit(sourceFieldChanges(source.id, { trashedAt }), { actor });
      expect(await library.sources.findByHash(source.sha256)).toBeNull();
    });

    it('keeps what was read, page by page, and replaces it whole', async () => {
      const source = sampleSource();
      await save(source);
      const text = sampleText('Primera página\ncon dos renglones', 'Segunda página');
      await library.sources.saveText(source.id, text);
      expect(await library.sources.getText(source.id)).toEqual(text);
      expect(await library.sources.getPage(source.id, 2)).toEqual(text.pages[1]);
      expect(await library.sources.getPage(source.id, 3)).toBeNull();
      await library.sources.saveText(source.id, sampleText('Otra'));
      expect((await library.sources.getText(source.id))?.pages).toHaveLength(1);
      expect(await library.search.search('segunda', {}, 5)).toEqual([]);
    });

    it('names the people of each source, rejected ones left out', async () => {
      const source = sampleSource();
      const person = samplePerson();
      const other = samplePerson({ familyName: 'Otro', dni: null });
      await save(source);
      const match: PersonMatch = {
        sourceId: source.id,
        personId: person.id,
        state: 'suggested',
        basis: 'name',
        score: 0.8,
        evidence: null,
      };
      const rejected: PersonMatch = { ...match, personId: other.id, state: 'rejected', score: 0.3 };
      const people = [...personChanges(person), ...personChanges(other)];
      await library.changeLog.commit([...people, personMatchChange(match), personMatchChange(rejected)], { actor });
      const { items } = await library.sources.list({ personId: person.id }, byName, firstPage);
      expect(items[0]?.people).toEqual([{ id: person.id, name: 'Núñez, Íñigo', confirmed: false }]);
      expect(await library.people.matchesOfSource(source.id)).toEqual([match, rejected]);
      expect(await library.people.list({ text: 'nunez inigo' })).toEqual([person]);
      await library.changeLog.commit([personMatchRemoval(source.id, person.id)], { actor });
      expect(await library.people.matchesOfPerson(person.id)).toEqual([]);
    });

    it('keeps those who were taken out of the roster apart, until they come back or are forgotten', async () => {
      const [person, other] = [samplePerson(), samplePerson({ givenName: 'Ana' })];
      await library.changeLog.commit([...personChanges(person), ...personChanges(other)], { actor });
      await library.changeLog.commit([deletion('person', person.id)], { actor });
      expect(await library.people.list({ text: 'nunez' })).toEqual([other]);
      expect(await library.people.list({ text: 'nunez', removed: true })).toEqual([person]);
      expect(await library.people.get(person.id)).toBeNull();
      expect(await library.people.getEver(person.id)).toEqual({ ...person, isRemoved: true });
      expect(await library.people.getEver(other.id)).toEqual({ ...other, isRemoved: false });
      await library.changeLog.commit([personReturn(person.id)], { actor });
      expect(await library.people.getEver(person.id)).toEqual({ ...person, isRemoved: false });
      await library.rights.purgePerson(person.id, { reason: 'x', by: 'Ana', rows: [] });
      expect([await library.people.getEver(person.id), await library.people.list({ removed: true })]).toEqual([
        null,
        [],
      ]);
    });

    it('gives planillas with their columns, counts and rows in order', async () => {
      const columns = [sampleColumn({ name: 'A', position: 1 }), sampleColumn({ name: 'B', position: 0 })];
      const planilla = samplePlanilla({ columns });
      const rows = Array.from({ length: 1100 }, (_, index) => sampleRow(planilla.id, Math.floor(index / 2)));
      const cells = rows.map((row, index) =>
        sampleCell(row.id, columns[index % 2]!.id, { approved: index % 10 === 0 }),
      );
      const changes = [...planillaChanges(planilla), ...rows.flatMap(rowChanges), ...cells.map(cellChange)];
      await library.changeLog.commit(changes, { actor });
      const stored = await library.planillas.get(planilla.id);
      expect(stored?.columns.map((column) => column.name)).toEqual(['B', 'A']);
      const streamed = [];
      for await (const entry of library.planillas.streamRows(planilla.id)) streamed.push(entry);
      expect(streamed.map((entry) => entry.row)).toEqual(await library.planillas.rows(planilla.id));
      expect(streamed.flatMap((entry) => entry.cells)).toEqual(await library.planillas.cells(planilla.id));
      expect(streamed).toHaveLength(1100);
      const values = [];
      for await (const entry of library.planillas.streamValues(planilla.id)) values.push(entry);
      const bare = ({ columnId, value, state }: Cell) => ({ columnId, value, state });
      expect(values).toEqual(
        streamed.map(({ row: { id: rowId, sourceId, personId }, cells }) => ({
          rowId,
          sourceId,
          personId,
          cells: cells.map(bare),
        })),
      );
      const [listed] = await library.planillas.list({ trashed: false });
      expect(listed?.counts).toMatchObject({ rows: 1100, cells: 1100, found: 1100, approved: 110, absent: 0 });
      const trashedAt = '2026-03-02T12:00:00.000Z';
      await library.changeLog.commit(planillaFieldChanges(planilla.id, { trashedAt }), { actor });
      expect(await library.planillas.list({ trashed: false })).toEqual([]);
    });

    it('gives a run of rows with their cells, and the cells at some places alone', async () => {
      const planilla = samplePlanilla({ columns: [sampleColumn(), sampleColumn({ position: 1 })] });
      const rows = [2, 0, 1].map((position) => sampleRow(planilla.id, position));
      const cells = rows.flatMap((row) =>
        planilla.columns.map((column) => sampleCell(row.id, column.id, { value: String(row.position) })),
      );
      await library.changeLog.commit(
        [...planillaChanges(planilla), ...rows.flatMap(rowChanges), ...cells.map(cellChange)],
        { actor },
      );
      const page = await library.planillas.rowsPage(planilla.id, { offset: 1, limit: 1 });
      expect(page.total).toBe(3);
      expect(page.rows.map(({ row, cells: held }) => [row.position, held.map((cell) => cell.value)])).toEqual([
        [1, ['1', '1']],
      ]);
      const [person, paper] = [samplePerson(), sampleSource()];
      const owned = [
        { ...rows[0]!, personId: person.id },
        { ...rows[1]!, sourceId: paper.id },
      ];
      await library.changeLog.commit(owned.flatMap(rowChanges), { actor });
      const others = await library.planillas.rowsPage(planilla.id, {
        offset: 0,
        limit: 5,
        exceptOf: new Set([person.id]),
      });
      expect([others.total, others.rows.map(({ row }) => row.position)]).toEqual([2, [0, 1]]);
      const exceptOf = new Set([person.id, paper.id]);
      expect((await library.planillas.rowsPage(planilla.id, { offset: 0, limit: 0, exceptOf })).total).toBe(1);
      const [wanted, , other] = cells;
      const unknown = { rowId: createId<RowId>(), columnId: createId<ColumnId>() };
      const found = await library.planillas.cellsAt([wanted!, other!, unknown]);
      expect(found).toHaveLength(2);
      expect(found).toEqual(expect.arrayContaining([wanted, other]));
      expect(await library.planillas.cellsAt([])).toEqual([]);
    });

    it('gives of what the district publishes the newest version, and any other by its number', async () => {
      const [id, other] = [createId<PublicationId>(), createId<PublicationId>()];
      const version = (publicationId: PublicationId, number: number, name: string) => ({
        publicationId,
        version: number,
        content: { kind: 'prompt' as const, prompt: { name, use: 'ask' as const, text: 'Contestá.', variables: [] } },
        note: '',
        publishedAt: '2026-03-02T12:00:00.000Z',
        by: 'Inés',
      });
      const [first, second, older] = [version(id, 9, 'Úrsula'), version(id, 10, 'Árbol'), version(other, 1, 'Balance')];
      const changes = [second, older, first].map(publicationVersionChange);
      await library.changeLog.commit([...changes, publicationWithdrawalChange(other, '2026-03-03')], { actor });
      await library.changeLog.commit(
        [{ entity: 'publication-version', id: 'x:1', field: 'content', value: { content: { kind: 'prompt' } } }],
        { actor },
      );
      expect(await library.publications.list('prompt')).toEqual([
        { current: second, withdrawnAt: null },
        { current: older, withdrawnAt: '2026-03-03' },
      ]);
      expect(await library.publications.list('planilla')).toEqual([]);
      expect(await library.publications.get(id)).toEqual({ current: second, withdrawnAt: null });
      expect(await library.publications.version(id, 9)).toEqual(first);
      expect(await library.publications.version(id, 11)).toBeNull();
    });

    it('keeps from which of the district’s a planilla was made, and what its columns are called there', async () => {
      const published = { id: createId<PublicationId>(), version: 2 };
      const planilla = samplePlanilla({ published, columns: [sampleColumn({ publishedName: 'Documento' })] });
      await library.changeLog.commit(planillaChanges(planilla), { actor });
      expect(await library.planillas.get(planilla.id)).toEqual(planilla);
    });

    it('counts people, matches by state and the doubtful cells of planillas in use', async () => {
      const used = samplePlanilla();
      const thrown = samplePlanilla({ trashedAt: '2026-03-02T12:00:00.000Z' });
      const doubts = [used, thrown].flatMap((planilla) => {
        const row = sampleRow(planilla.id, 0);
        const column = planilla.columns[0]!;
        return [
          ...planillaChanges(planilla),
          ...rowChanges(row),
          cellChange(sampleCell(row.id, column.id, { state: 'doubtful' })),
        ];
      });
      const [person, gone, source] = [samplePerson(), samplePerson(), sampleSource()];
      const match = { sourceId: source.id, personId: person.id, basis: 'name', score: 0.7, evidence: null } as const;
      await save(source);
      await library.changeLog.commit(
        [
          ...doubts,
          ...personChanges(person),
          ...personChanges(gone),
          deletion('person', gone.id),
          personMatchChange({ ...match, state: 'suggested' }),
        ],
        { actor },
      );
      expect(await library.planillas.countDoubtful()).toBe(1);
      expect(await library.people.count()).toBe(1);
      expect(await library.people.countMatches('suggested')).toBe(1);
      expect(await library.people.countMatches('confirmed')).toBe(0);
    });

    it('gives many sources at once, trashed ones too and unknown ones left out', async () => {
      const kept = sampleSource();
      const trashed = sampleSource({ trashedAt: '2026-03-02T12:00:00.000Z' });
      await save(kept, trashed);
      const found = await library.sources.getMany([trashed.id, createId<SourceId>(), kept.id]);
      expect(found.map((source) => source.id).sort()).toEqual([kept.id, trashed.id].sort());
    });

    it('purges a source with everything that was said of it, and its log still equals its rows', async () => {
      const source = sampleSource({ name: 'SECRETO.pdf' });
      const twin = sampleSource({ sha256: source.sha256 });
      const evidence: Evidence = {
        sourceId: source.id,
        locator: { type: 'page', page: 1, start: 0, end: 7, boxes: [] },
        quote: 'SECRETO dicho',
      };
      const planilla = samplePlanilla();
      const row = sampleRow(planilla.id, 0, { sourceId: source.id });
      const cell = sampleCell(row.id, planilla.columns[0]!.id, { evidence: [evidence] });
      await save(source, twin);
      await library.sources.saveText(source.id, sampleText('SECRETO dicho en voz baja'));
      await library.changeLog.commit([...planillaChanges(planilla), ...rowChanges(row), cellChange(cell)], { actor });
      await library.sources.purge(source.id);
      expect(await library.sources.forgotten()).toEqual({ sources: [source.id], blobs: [], unusedBlobs: [] });
      await library.sources.purge(twin.id);
      const left = { sources: [source.id, twin.id], blobs: [source.sha256] };
      const { sources, ...files } = await library.sources.forgotten();
      expect(new Set(sources)).toEqual(new Set(left.sources));
      expect(files).toEqual({ blobs: left.blobs, unusedBlobs: left.blobs });
      await library.sources.markForgotten(left);
      expect(await library.sources.forgotten()).toEqual({ sources: [], blobs: [], unusedBlobs: [] });
      expect(await library.sources.get(source.id)).toBeNull();
      expect(await library.search.search('secreto', {}, 5)).toEqual([]);
      expect(await library.planillas.cells(planilla.id)).toEqual([{ ...cell, evidence: [] }]);
      const said = JSON.stringify([
        await library.changeLog.history('source', source.id),
        await library.changeLog.history('cell', `${cell.rowId}:${cell.columnId}`),
      ]);
      expect(said).not.toContain('SECRETO');
      await library.replay();
      expect(await library.planillas.cells(planilla.id)).toEqual([{ ...cell, evidence: [] }]);
      expect(await library.sources.get(source.id)).toBeNull();
    });

    it('keeps what people change of a transcript apart from what they are typing, and forgets it with the recording', async () => {
      const source = sampleSource({ kind: 'recording' });
      await save(source);
      const stretch = { startMs: 0, endMs: 900 };
      const words = { ...stretch, words: [{ ...stretch, text: 'SECRETO', confidence: null }], over: ['0-900'] };
      const typed = { ...stretch, segmentId: '0-900', text: 'SECRETO a med' };
      const voice = { mark: '1', name: 'Secundina: la directora', personId: null };
      await library.transcriptCorrections.settle((await library.transcriptCorrections.changedSince())?.upTo ?? 0);
      await library.changeLog.commit(
        [
          transcriptWordsChange(source.id, '0-900', words),
          transcriptVoiceChange(source.id, '0-900', { ...stretch, speaker: '1' }),
          transcriptVoiceNameChange(source.id, '1', { name: voice.name, personId: null }),
        ],
        { actor },
      );
      await library.transcriptCorrections.keepTyping(source.id, { ...typed, text: 'SECRETO a' });
      await library.transcriptCorrections.keepTyping(source.id, typed);
      await library.waveforms.save(source.id, { stepMs: 20, peaks: [0, 100] });
      const kept = {
        segments: [{ segmentId: '0-900', words, voice: { ...stretch, speaker: '1' } }],
        voices: [voice],
        typing: [typed],
      };
      expect(await library.transcriptCorrections.get(source.id)).toEqual(kept);
      expect((await library.transcriptCorrections.changedSince())?.sourceIds).toEqual([source.id]);
      await library.replay();
      expect(await library.transcriptCorrections.get(source.id)).toEqual(kept);
      await library.sources.purge(source.id);
      expect(await library.transcriptCorrections.get(source.id)).toMatchObject({ voices: [], typing: [] });
      expect(await library.transcriptCorrections.knownNames()).toEqual([]);
      expect(await library.waveforms.get(source.id)).toBeNull();
      const said = JSON.stringify([
        await library.transcriptCorrections.get(source.id),
        await library.changeLog.history('transcript-segment', `${source.id}:0-900`),
        await library.changeLog.history('transcript-voice', `${source.id}:1`),
      ]);
      expect(said).not.toMatch(/SECRETO|Secundina/);
      await library.replay();
      expect((await library.transcriptCorrections.get(source.id)).voices).toEqual([]);
    });

    it('finds what came inside a source at any depth, what is outside first, thrown away or not', async () => {
      const lot = sampleSource({ name: 'lote.zip' });
      const message = sampleSource({ name: 'aviso.eml', parentId: lot.id, trashedAt: '2026-03-02T12:00:00.000Z' });
      const attached = sampleSource({ name: 'constancia.pdf', parentId: message.id });
      const other = sampleSource({ name: 'otro.pdf', parentId: sampleSource().id });
      await save(attached, other, message, lot);
      expect(await library.sources.listInside([lot.id])).toEqual([message, attached]);
      expect(await library.sources.listInside([attached.id])).toEqual([]);
    });

    it('gives back a blob only when no source and no version of a template has it', async () => {
      const [paper, copy] = [sampleSource(), sampleSource()];
      const shared = { ...copy, sha256: paper.sha256, trashedAt: '2026-03-02T12:00:00.000Z' };
      await save(paper, shared);
      const id = createId<TemplateId>();
      const content = { name: 'Nota', sha256: paper.sha256, fileName: 'nota.docx', fields: [] };
      const template = { id, content, mappings: {}, createdAt: '2026-03-02T12:00:00.000Z', trashedAt: null };
      await library.changeLog.commit(templateChanges(template), { actor });
      const newer = { ...content, sha256: sampleSource().sha256 };
      await library.changeLog.commit([templateContentChange(id, newer)], { actor });
      await library.sources.purge(paper.id);
      await library.sources.purge(shared.id);
      expect((await library.sources.forgotten()).unusedBlobs).toEqual([]);
      const { unusedBlobs } = await library.templates.purge({ template: id });
      expect([...unusedBlobs].sort()).toEqual([paper.sha256, newer.sha256].sort());
    });

    it('knows which files came together, by any of the places that they came from, until they are forgotten', async () => {
      const chat = { ...sampleSource({ name: 'chat.zip' }), format: 'whatsapp' as const };
      const [note, twin, thrown] = [
        sampleSource(),
        sampleSource(),
        sampleSource({ trashedAt: '2026-03-02T12:00:00Z' }),
      ];
      await save(chat, note, twin, thrown);
      const place = (source: Source, key: string, container: string, name: string) =>
        sourcePlaceChange(source.id, key, { container, name });
      await library.changeLog.commit(
        [
          place(chat, 'a', 'path:/export', '_chat.txt'),
          place(note, 'a', `source:${chat.id}`, 'SECRETO-1.opus'),
          place(note, 'b', 'path:/export', 'otro nombre.opus'),
          place(twin, 'a', 'path:/export', 'dos.opus'),
          place(note, 'c', 'path:/export', 'dos.opus'),
          place(thrown, 'a', 'path:/export', 'tirado.opus'),
        ],
        { actor },
      );
      const asked = ['secreto 1.opus', 'otro nombre.opus', 'dos.opus', 'tirado.opus', 'falta.opus'];
      const beside = async () =>
        (await library.sourcePlaces.filesBeside(chat.id, asked)).map(({ name, source }) => [name, source.id]);
      const known = [
        ['secreto 1.opus', note.id],
        ['otro nombre.opus', note.id],
        ['tirado.opus', thrown.id],
      ];
      expect(await beside()).toEqual(known);
      await library.replay();
      expect(await beside()).toEqual(known);
      const [found] = await library.sourcePlaces.chatsBeside(note.id);
      expect(found?.chat.id).toBe(chat.id);
      expect(found?.names).toEqual(expect.arrayContaining(['SECRETO-1.opus', 'otro nombre.opus']));
      await library.sources.purge(note.id);
      expect(await beside()).toEqual([['dos.opus', twin.id], known[2]]);
      expect(JSON.stringify(await library.changeLog.history('source-place', `${note.id}:a`))).not.toContain('SECRETO');
    });

    it('remembers jobs, and which of them were under way', async () => {
      const job = sampleJob();
      await library.jobs.insert(job);
      await library.jobs.insert({ ...job, id: createId<JobId>(), createdAt: '2026-03-02T13:00:00.000Z' });
      const progress = { step: 'Leyendo', done: 1, total: 3 };
      await library.jobs.update(job.id, { state: 'running', progress });
      expect(await library.jobs.get(job.id)).toEqual({ ...job, state: 'running', progress });
      expect((await library.jobs.unfinished()).map((each) => each.id)[0]).toBe(job.id);
      expect((await library.jobs.list(1))[0]?.createdAt).toBe('2026-03-02T13:00:00.000Z');
      const night = { from: '2026-03-02T23:00:00.000Z', to: '2026-03-03T09:00:00.000Z', wasMissed: false };
      await library.jobs.update(job.id, { state: 'paused', night });
      expect(await library.jobs.unfinished()).toContainEqual({ ...job, state: 'paused', progress, night });
      await library.jobs.update(job.id, { state: 'running', night: undefined });
      expect(await library.jobs.get(job.id)).toEqual({ ...job, state: 'running', progress });
      const result = { papers: [{ path: 'ficha.pdf' }] };
      await library.jobs.update(job.id, { state: 'completed', result });
      expect((await library.jobs.get(job.id))?.result).toEqual(result);
      expect((await library.jobs.list(5)).map((each) => each.result)).toEqual([null, null]);
      expect(await library.jobs.unfinished()).toHaveLength(1);
      await library.jobs.remove(job.id);
      expect(await library.jobs.get(job.id)).toBeNull();
    });

    it('forgets ended jobs that are too old or too many, and no other', async () => {
      const at = (minute: number) => `2026-03-02T12:0${minute}:00.000Z`;
      const states = ['completed', 'completed', 'failed', 'completed', 'running', 'completed'] as const;
      const ids: JobId[] = [];
      for (const [minute, state] of states.entries()) {
        ids.push(createId<JobId>());
        await library.jobs.insert({ ...sampleJob(), id: ids[minute]!, state, createdAt: at(minute) });
      }
      const left = async () => (await library.jobs.list(10)).map((job) => ids.indexOf(job.id));
      await library.jobs.removeEnded({ states: ['completed'], since: at(1), keep: 3 });
      expect(await left()).toEqual([5, 4, 3, 2, 1]);
      await library.jobs.removeEnded({ states: ['completed'], keep: 2 });
      expect(await left()).toEqual([5, 4, 3, 2]);
      await library.jobs.removeEnded({ states: ['completed', 'failed'], since: at(9), keep: 2 });
      expect(await left()).toEqual([4]);
    });

    it('keeps this PC’s settings apart from the shared ones', async () => {
      expect(await library.settings.getLocal('theme')).toBeUndefined();
      await library.settings.setLocal('theme', { dark: true });
      expect(await library.settings.getLocal('theme')).toEqual({ dark: true });
      expect(await library.settings.get('theme')).toBeUndefined();
      expect(await library.changeLog.history('setting', 'theme')).toEqual([]);
      await library.changeLog.commit([settingChange('color', 'verde')], { actor });
      expect(await library.settings.get('color')).toBe('verde');
      expect(await library.settings.getLocal('color')).toBeUndefined();
    });
  });
}
