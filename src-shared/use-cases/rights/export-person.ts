import { AppError } from '../../domain/errors.ts';
import { safeFileName } from '../../domain/file-name.ts';
import type { PersonId, SourceId, WrittenDocumentId } from '../../domain/identifiers.ts';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import type { KnownPaper, KnownPerson } from '../../domain/rights/known-person.ts';
import { type ReportFacts, writePersonReport } from '../../domain/rights/person-report.ts';
import type { Source } from '../../domain/source.ts';
import type { ArchivedFile, ArchiveWriter } from '../../ports/archive-writer.ts';
import type { BlobLedger } from '../../ports/blob-ledger.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import type { PlanillaExporter } from '../../ports/planilla-exporter.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { KnowPerson } from './know-person.ts';
import { personTable } from './person-table.ts';

export type ExportPersonPorts = {
  archives: ArchiveWriter;
  blobLedger: Pick<BlobLedger, 'confirmed'>;
  clock: Clock;
  exporter: Pick<PlanillaExporter, 'render'>;
  files: FileStorage;
  sources: Pick<SourceRepository, 'getMany'>;
};

type ExportPersonNeeds = {
  knowPerson: KnowPerson;
  schoolName: () => Promise<string>;
  /** The district's server that this PC belongs to. */
  districtServer: () => Promise<string | null>;
  fetchFile: (source: Source, task: Pick<TaskContext, 'signal' | 'report'>) => Promise<void>;
};

/** Where in the archive each of her papers and documents goes whose file is here. */
type Places = { papers: ReadonlyMap<SourceId, string>; documents: ReadonlyMap<WrittenDocumentId, string> };

/**
 * Writes everything that the library knows of a person as one .zip: a page to read, the data as JSON and for Excel, and
 * her papers and what was written for her as they are. A paper that names others too goes only where `withShared` says
 * so: it is theirs as well. Files that the district has and this PC does not are fetched first, as far as they come.
 */
export function createExportPerson(ports: ExportPersonPorts, needs: ExportPersonNeeds) {
  const { archives, blobLedger, clock, exporter, files, sources } = ports;
  return async function exportPerson(
    input: { personId: PersonId; path: string; withShared: boolean },
    { signal, report, actor }: TaskContext,
  ): Promise<JobOutcome<{ path: string; papers: number }>> {
    report({ step: jobSteps.gathering(), done: 0 });
    const known = await needs.knowPerson(input.personId, signal);
    const theirs = known.papers.filter((paper) => isToGo(paper, input.withShared));
    await fetchLacking(theirs, { signal, report });
    const places: Places = { papers: await placesOf(theirs), documents: await documentPlaces(known) };
    const { papers, documents } = places;
    const facts = await factsOf(known, { places, by: actor.name });
    await archives.write(input.path, filesOf(), signal);
    const result = { path: input.path, papers: papers.size };
    return { result, summary: jobSummaries.personExported(papers.size), failures: [] };

    async function* filesOf(): AsyncGenerator<ArchivedFile, void, void> {
      const text = new TextEncoder();
      yield { name: 'resumen.html', content: text.encode(writePersonReport(known, facts)) };
      yield { name: 'datos.json', content: text.encode(JSON.stringify(known, null, 2)) };
      yield { name: 'datos.xlsx', content: await exporter.render(personTable(known, facts), { signal }) };
      let done = 0;
      for (const [id, name] of papers) {
        const source = known.papers.find((paper) => paper.source.id === id)?.source;
        if (source === undefined) continue;
        report({ step: jobSteps.registering(source.name), done, total: papers.size });
        yield { name, content: files.readRange(source.sha256, 0, source.sizeBytes) };
        done += 1;
      }
      for (const { document } of known.documents) {
        const name = documents.get(document.id);
        if (name === undefined) continue;
        yield { name, content: files.readRange(document.file.sha256, 0, document.file.sizeBytes) };
      }
    }
  };

  /** From the district's server, as far as it has them. One that does not come stays where it is, and the page says so. */
  async function fetchLacking(
    papers: readonly KnownPaper[],
    task: Pick<TaskContext, 'signal' | 'report'>,
  ): Promise<void> {
    if ((await needs.districtServer()) === null) return;
    for (const { source } of papers) {
      if (await files.has(source.sha256)) continue;
      try {
        await needs.fetchFile(source, task);
      } catch (thrown) {
        task.signal.throwIfAborted();
        // Whatever else it is, the server is out of reach for the others too.
        if (!isOfThisFile(thrown)) return;
      }
    }
  }

  async function placesOf(papers: readonly KnownPaper[]): Promise<Map<SourceId, string>> {
    const places = new Map<SourceId, string>();
    for (const { source } of papers) {
      if (!(await files.has(source.sha256))) continue;
      places.set(source.id, `papeles/${places.size + 1} ${safeFileName(source.name)}`);
    }
    return places;
  }

  async function documentPlaces({ documents }: KnownPerson): Promise<Map<WrittenDocumentId, string>> {
    const places = new Map<WrittenDocumentId, string>();
    for (const { document, isShared } of documents) {
      if (isShared || !(await files.has(document.file.sha256))) continue;
      places.set(document.id, `documentos/${places.size + 1} ${safeFileName(document.file.name)}`);
    }
    return places;
  }

  async function factsOf(known: KnownPerson, { places, by }: { places: Places; by: string }): Promise<ReportFacts> {
    const proofs = known.rows.flatMap(({ cells }) => cells.flatMap(({ cell }) => cell.evidence));
    const cited = await sources.getMany([...new Set(proofs.map(({ sourceId }) => sourceId))]);
    const names = new Map(cited.map(({ id, name }) => [id, name]));
    const server = await needs.districtServer();
    const sent =
      server === null ? new Set<string>() : new Set((await blobLedger.confirmed()).map(({ sha256 }) => sha256));
    const hashes = new Map(known.papers.map(({ source }) => [source.id, source.sha256]));
    return {
      schoolName: await needs.schoolName(),
      by,
      at: new Date(clock.now()).toISOString(),
      nameOf: (id) => names.get(id) ?? '',
      fileOf: (id) => places.papers.get(id),
      fileOfDocument: (id) => places.documents.get(id),
      district: server === null ? null : { server, hasFile: (id) => sent.has(hashes.get(id) ?? '') },
    };
  }
}

/** Hers for sure, and of nobody else unless the others' go along. */
function isToGo({ match, isShared }: KnownPaper, withShared: boolean): boolean {
  return match.state !== 'suggested' && (withShared || !isShared);
}

/** It was lost or damaged on the server, or has come and cannot be read: the next one may come all the same. */
function isOfThisFile(thrown: unknown): boolean {
  return thrown instanceof AppError && ['FILE_NOT_ARRIVED', 'CHUNK_DAMAGED'].includes(thrown.code);
}
