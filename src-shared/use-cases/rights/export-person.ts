import type { Evidence } from '../../domain/evidence.ts';
import { safeFileName } from '../../domain/file-name.ts';
import {
  type ColumnId,
  createId,
  type PersonId,
  type PlanillaId,
  type RowId,
  type SourceId,
} from '../../domain/identifiers.ts';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import type { Cell, Planilla, Row } from '../../domain/planilla.ts';
import type { KnownPerson } from '../../domain/rights/known-person.ts';
import { proofOf, type ReportFacts, shownValue, writePersonReport } from '../../domain/rights/person-report.ts';
import type { ArchivedFile, ArchiveWriter } from '../../ports/archive-writer.ts';
import type { BlobLedger } from '../../ports/blob-ledger.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import type { PlanillaExporter } from '../../ports/planilla-exporter.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { KnowPerson } from './know-person.ts';

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
};

/**
 * Writes everything that the library knows of a person as one .zip: a page to read, the data as JSON and for Excel, and
 * her papers as they are. A paper that names others too goes only where `withShared` says so: it is theirs as well.
 */
export function createExportPerson(ports: ExportPersonPorts, needs: ExportPersonNeeds) {
  const { archives, blobLedger, clock, exporter, files, sources } = ports;
  return async function exportPerson(
    input: { personId: PersonId; path: string; withShared: boolean },
    { signal, report, actor }: TaskContext,
  ): Promise<JobOutcome<{ path: string; papers: number }>> {
    report({ step: jobSteps.gathering(), done: 0 });
    const known = await needs.knowPerson(input.personId, signal);
    const papers = await placesOf(known, input.withShared);
    const facts = await factsOf(known, { papers, by: actor.name });
    await archives.write(input.path, filesOf(), signal);
    const result = { path: input.path, papers: papers.size };
    return { result, summary: jobSummaries.personExported(papers.size), failures: [] };

    async function* filesOf(): AsyncGenerator<ArchivedFile, void, void> {
      const text = new TextEncoder();
      yield { name: 'resumen.html', content: text.encode(writePersonReport(known, facts)) };
      yield { name: 'datos.json', content: text.encode(JSON.stringify(known, null, 2)) };
      yield { name: 'datos.xlsx', content: await exporter.render(tableOf(known, facts), { signal }) };
      let done = 0;
      for (const [id, name] of papers) {
        const source = known.papers.find((paper) => paper.source.id === id)?.source;
        if (source === undefined) continue;
        report({ step: jobSteps.registering(source.name), done, total: papers.size });
        yield { name, content: files.readRange(source.sha256, 0, source.sizeBytes) };
        done += 1;
      }
    }
  };

  /** Where in the archive each of her papers goes whose file is here. */
  async function placesOf({ papers }: KnownPerson, withShared: boolean): Promise<Map<SourceId, string>> {
    const places = new Map<SourceId, string>();
    for (const { source, match, isShared } of papers) {
      const isTheirs = match.state !== 'suggested' && (withShared || !isShared);
      if (!isTheirs || !(await files.has(source.sha256))) continue;
      places.set(source.id, `papeles/${places.size + 1} ${safeFileName(source.name)}`);
    }
    return places;
  }

  async function factsOf(
    known: KnownPerson,
    { papers, by }: { papers: ReadonlyMap<SourceId, string>; by: string },
  ): Promise<ReportFacts> {
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
      fileOf: (id) => papers.get(id),
      district: server === null ? null : { server, hasFile: (id) => sent.has(hashes.get(id) ?? '') },
    };
  }
}

const dataColumns = ['Planilla', 'Dato', 'Valor', 'Prueba'] as const;

/** Her cells as a planilla of their own, a row each, with their proofs as notes. */
function tableOf(known: KnownPerson, { nameOf }: ReportFacts) {
  const columns = dataColumns.map((name, position) => {
    const asked = {
      name,
      instruction: '',
      type: 'text' as const,
      choices: [],
      synonyms: [],
      examples: [],
      required: false,
    };
    return { ...asked, id: createId<ColumnId>(), position, hidden: false, approvedAt: null };
  });
  const planilla: Planilla = {
    id: createId<PlanillaId>(),
    title: `${known.person.familyName}, ${known.person.givenName}`,
    rowKind: 'record',
    scope: { folderId: null, paperKinds: [], sourceIds: [], course: null },
    columns,
    form: null,
    createdAt: '',
    trashedAt: null,
  };
  const rows = known.rows.flatMap(({ planilla: { title }, cells }) =>
    cells.map((each) => ({
      values: [
        title,
        each.column.name,
        shownValue(each),
        each.cell.evidence.map((proof) => proofOf(proof, nameOf)).join('\n'),
      ],
      evidence: each.cell.evidence,
    })),
  );
  return {
    planilla,
    rows: toRows(planilla, rows),
    rowLabel: () => planilla.title,
    sourceName: nameOf,
    format: 'xlsx' as const,
  };
}

async function* toRows(
  { id: planillaId, columns }: Planilla,
  rows: readonly { values: readonly string[]; evidence: Evidence[] }[],
): AsyncGenerator<{ row: Row; cells: Cell[] }, void, void> {
  for (const [position, { values, evidence }] of rows.entries()) {
    const rowId = createId<RowId>();
    const cells = columns.map(({ id: columnId }, index): Cell => {
      const proven = dataColumns[index] === 'Valor' ? evidence : [];
      const rest = { reading: null, alternatives: [], inputHash: null, approved: true };
      return { rowId, columnId, value: values[index] ?? '', state: 'manual', evidence: proven, ...rest };
    });
    yield {
      row: { id: rowId, planillaId, sourceId: null, personId: null, recordKey: String(position), position },
      cells,
    };
  }
}
