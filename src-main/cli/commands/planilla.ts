import { basename, resolve } from 'node:path';
import { z } from 'zod';
import type { AmanuenseClient } from '../../../src-shared/contract/index.ts';
import { AppError, isErrorCode } from '../../../src-shared/domain/errors.ts';
import { type PlanillaId, type SourceId, sourceIdSchema } from '../../../src-shared/domain/identifiers.ts';
import { columnDefinitionSchema, type PlanillaSpec, planillaScopeSchema } from '../../../src-shared/domain/planilla.ts';
import type { LocalHost } from '../../host/create-local-host.ts';
import { readInputFile } from '../../host/read-input-file.ts';
import type { CliCommand, CliContext } from '../cli-command.ts';
import { readSpec } from '../read-spec.ts';
import { waitForJob } from '../run-job.ts';
import type { ExitCode } from '../terminal.ts';
import { type IngestedLine, ingestPaths, isUnread } from './ingest.ts';
import { addDesignCommands } from './planilla-design.ts';

/** `planilla run SPEC.json --out FILE.xlsx`, `planilla show SPEC.json`, and designs as files. */
export const planillaCommand: CliCommand = (program, run) => {
  const planilla = program.command('planilla').description('fill planillas from the papers of the library');
  planilla
    .command('run')
    .description('fill a planilla and write it as .xlsx or .csv')
    .argument('<spec>', 'the SPEC.json')
    .requiredOption('--out <file>', 'the file to write')
    .option('--template <form>', 'the school’s own .xlsx form')
    .action(
      run(async (context, specPath: string, options: { out: string; template?: string }) => {
        const startedAt = performance.now();
        const spec = await readSpec(specPath);
        const form = options.template ? await readForm(options.template) : null;
        const host = await context.openHost();
        const { planillaId, failed } = await preparePlanilla(host, spec, context);
        // A form that does not fit is told before the long work.
        if (form) await placeInForm(host, planillaId, form);
        await fill(host, planillaId, context);
        const out = resolve(options.out);
        const format = form ? 'form' : out.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx';
        const { jobId } = await host.client.planillas.exportTo({ planillaId, format, path: out });
        await waitForJob(host.client, jobId, context);
        const { counts } = await host.client.planillas.get({ planillaId });
        const cells = { found: counts.found + counts.manual, absent: counts.absent, doubtful: counts.doubtful };
        const result = { rows: counts.rows, cells, out, ms: Math.round(performance.now() - startedAt) };
        if (context.isJson) context.terminal.json(failed.length === 0 ? result : { ...result, failed });
        else
          context.terminal.text(
            `${out}: ${result.rows} filas, ${cells.found} celdas con prueba, ${cells.doubtful} dudosas\n`,
          );
        return tellFailed(failed, context);
      }),
    );
  planilla
    .command('show')
    .description('fill a planilla and print every cell with its evidence')
    .argument('<spec>', 'the SPEC.json')
    .action(
      run(async (context, specPath: string) => {
        const spec = await readSpec(specPath);
        const host = await context.openHost();
        const { planillaId, failed } = await preparePlanilla(host, spec, context);
        await fill(host, planillaId, context);
        const cells = await describeCells(host.client, planillaId);
        context.terminal.json(failed.length === 0 ? cells : { ...cells, failed });
        return tellFailed(failed, context);
      }),
    );
  addDesignCommands(planilla, run);
};

type FailedPaper = { path: string; error: { code: string; message: string } | null };

/** Makes the spec's planilla, or finds the one made of the same spec before. */
async function preparePlanilla(
  { client }: LocalHost,
  spec: PlanillaSpec,
  context: CliContext,
): Promise<{ planillaId: PlanillaId; failed: FailedPaper[] }> {
  const { sourceIds, failed } = await specSources(client, spec, context);
  const columns = spec.columns.map((column) => columnDefinitionSchema.parse(column));
  const scope = planillaScopeSchema.parse({ sourceIds, paperKinds: spec.paperKinds });
  const wanted = JSON.stringify([spec.rows, columns]);
  const known = (await client.planillas.list({ trashed: false })).find(
    (planilla) =>
      planilla.title === spec.title &&
      JSON.stringify([planilla.rowKind, planilla.columns.map((column) => columnDefinitionSchema.parse(column))]) ===
        wanted,
  );
  if (known) await client.planillas.update({ planillaId: known.id, scope });
  const created = known ?? (await client.planillas.create({ title: spec.title, rowKind: spec.rows, scope, columns }));
  return { planillaId: 'planillaId' in created ? created.planillaId : created.id, failed };
}

async function fill({ client }: LocalHost, planillaId: PlanillaId, context: CliContext): Promise<void> {
  const { jobId } = await client.planillas.fill({ planillaId });
  await waitForJob(client, jobId, context);
}

/** The papers that a spec names, with those inside them. None at all is an error: an empty scope means every paper. */
async function specSources(
  client: AmanuenseClient,
  spec: PlanillaSpec,
  context: CliContext,
): Promise<{ sourceIds: SourceId[]; failed: FailedPaper[] }> {
  if ('all' in spec.sources) return { sourceIds: [], failed: [] };
  const paths = 'paths' in spec.sources ? spec.sources.paths : [spec.sources.folder];
  const lines = paths.length === 0 ? [] : await ingestPaths(client, { paths }, context);
  const failed = lines.filter(isUnread);
  const read = lines.filter((line) => !isUnread(line)).flatMap((line) => line.sourceId ?? []);
  const sourceIds = await withInside(client, z.array(sourceIdSchema).parse(read));
  if (sourceIds.length === 0) throw noPapers(failed);
  return { sourceIds, failed: failed.map(({ path, error }) => ({ path, error })) };
}

function noPapers([first]: readonly IngestedLine[]): AppError {
  const code = first?.error?.code;
  if (first && code !== undefined && isErrorCode(code)) return new AppError(code, { name: basename(first.path) });
  return new AppError('SPEC_INVALID', { detail: '«sources» no nombra ningún papel' });
}

/** A paper that was in the library already is one line of an ingest; what came inside it belongs to the planilla too. */
async function withInside(client: AmanuenseClient, ids: readonly SourceId[]): Promise<SourceId[]> {
  const all = new Set<SourceId>();
  const waiting = [...ids];
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (all.has(id)) continue;
    all.add(id);
    waiting.push(...(await client.sources.get({ sourceId: id })).children.map((child) => child.id));
  }
  return [...all];
}

function tellFailed(failed: readonly FailedPaper[], { terminal }: CliContext): ExitCode {
  for (const { path, error } of failed) terminal.note(`✗ ${path}: ${error?.message ?? ''}`);
  return failed.length === 0 ? 0 : 4;
}

async function readForm(path: string): Promise<File> {
  return new File([await readInputFile(path)], basename(path));
}

async function placeInForm({ client, useCases }: LocalHost, planillaId: PlanillaId, file: File): Promise<void> {
  const inspection = await useCases.planillaForm.inspect(file);
  const { columns } = await client.planillas.get({ planillaId });
  await client.planillas.setForm({ planillaId, form: useCases.planillaForm.mapByName(inspection, columns) });
}

async function describeCells(client: AmanuenseClient, planillaId: PlanillaId) {
  const planilla = await client.planillas.get({ planillaId });
  const names = new Map(planilla.columns.map((column) => [column.id, column.name]));
  const { rows } = await client.planillas.rows({ planillaId });
  return {
    title: planilla.title,
    columns: planilla.columns.map((column) => column.name),
    rows: rows.map((row) => ({
      row: row.position,
      label: row.label,
      sourceId: row.sourceId,
      personId: row.personId,
      cells: row.cells.map(({ columnId, value, state, evidence, reading }) => ({
        column: names.get(columnId),
        value,
        state,
        evidence,
        reading,
      })),
    })),
  };
}
