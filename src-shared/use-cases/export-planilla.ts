import { AppError } from '../domain/errors.ts';
import { safeFileName } from '../domain/file-name.ts';
import { type PlanillaId, type SourceId, sha256Schema } from '../domain/identifiers.ts';
import type { JobOutcome, TaskContext } from '../domain/job.ts';
import { jobSteps, jobSummaries } from '../domain/job-messages.ts';
import type { Row } from '../domain/planilla.ts';
import type { FileStorage } from '../ports/file-storage.ts';
import type { ExportRequest, PlanillaExporter } from '../ports/planilla-exporter.ts';
import type { PlanillaRepository } from '../ports/planilla-repository.ts';
import type { SourceRepository } from '../ports/source-repository.ts';

export type ExportPlanillaPorts = {
  planillas: PlanillaRepository;
  sources: SourceRepository;
  files: FileStorage;
  exporter: PlanillaExporter;
};

export type ExportInput = { planillaId: PlanillaId; format: 'xlsx' | 'csv' | 'form' };

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  form: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Writes a planilla out with its proof, or into the school's own form. */
export function createExportPlanilla(
  { planillas, sources, files, exporter }: ExportPlanillaPorts,
  rowLabels: (rows: readonly Row[]) => Promise<(row: Row) => string>,
) {
  return {
    /** To a path of this PC, streamed. */
    async toPath(
      input: ExportInput & { path: string },
      { signal, report }: TaskContext,
    ): Promise<JobOutcome<{ path: string; rows: number }>> {
      report({ step: jobSteps.writing(), done: 0 });
      const { rows } = await exporter.write(await prepare(input), input.path, { signal, report });
      return { result: { path: input.path, rows }, summary: jobSummaries.written(rows), failures: [] };
    },

    /** As a file for a window to save. */
    async toFile(input: ExportInput, { signal }: TaskContext): Promise<File> {
      const request = await prepare(input);
      const bytes = await exporter.render(request, { signal });
      const extension = input.format === 'csv' ? 'csv' : 'xlsx';
      const name = safeFileName(`${request.planilla.title}.${extension}`);
      return new File([bytes], name, { type: mediaTypes[input.format] });
    },
  };

  async function prepare(input: ExportInput): Promise<ExportRequest> {
    const planilla = await planillas.get(input.planillaId);
    if (!planilla) throw new AppError('NOT_FOUND');
    const base = {
      planilla,
      rows: planillas.streamRows(planilla.id),
      rowLabel: await rowLabels(await planillas.rows(planilla.id)),
      sourceName: await sourceNames(),
    };
    if (input.format !== 'form') return { ...base, format: input.format };
    const { form } = planilla;
    // Whoever set the form may have named it by what is no file's name.
    const sha256 = sha256Schema.safeParse(form?.sha256).data;
    if (!form || sha256 === undefined) throw new AppError('TEMPLATE_MISMATCH', { detail: planilla.title });
    return { ...base, format: 'form', formBytes: await files.read(sha256), mapping: form };
  }

  async function sourceNames(): Promise<(id: SourceId) => string> {
    const names = new Map<SourceId, string>();
    for (const source of await sources.getMany(await sources.listIds({}))) names.set(source.id, source.name);
    return (id) => names.get(id) ?? '';
  }
}
