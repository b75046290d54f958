import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import type { AmanuenseClient } from '../../../src-shared/contract/index.ts';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { type PlanillaId, type SourceId, sourceIdSchema } from '../../../src-shared/domain/identifiers.ts';
import {
  columnDefinitionSchema,
  type PlanillaSpec,
  planillaScopeSchema,
  planillaSpecSchema,
} from '../../../src-shared/domain/planilla.ts';
import type { LocalHost } from '../../host/create-local-host.ts';
import type { CliCommand, CliContext } from '../cli-command.ts';
import { waitForJob } from '../run-job.ts';
import { ingestPaths } from './ingest.ts';

/** `planilla run SPEC.json --out FILE.xlsx` and `planilla show SPEC.json`. */
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
        const host = await context.openHost();
        const planillaId = await fillSpec(host, spec, context);
        if (options.template) await useForm(host, planillaId, options.template, context);
        const out = resolve(options.out);
        const format = options.template ? 'form' : out.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx';
        const { jobId } = await host.client.planillas.exportTo({ planillaId, format, path: out });
        await waitForJob(host.client, jobId, context);
        const { counts } = await host.client.planillas.get({ planillaId });
        const cells = { found: counts.found + counts.manual, absent: counts.absent, doubtful: counts.doubtful };
        const result = { rows: counts.rows, cells, out, ms: Math.round(performance.now() - startedAt) };
        if (context.isJson) context.terminal.json(result);
        else context.terminal.text(`${out}: ${result.rows} filas, ${cells.found} celdas con prueba, ${cells.doubtful} dudosas\n`);
        return 0;
      }),
    );
  planilla
    .command('show')
    .description('fill a planilla and print every cell with its evidence')
    .argument('<spec>', 'the SPEC.json')
    .action(
      run(async (context, specPath: string) => {
        const host = await context.openHost();
        const planillaId = await fillSpec(host, await readSpec(specPath), context);
        context.terminal.json(await describeCells(host.client, planillaId));
        return 0;
      }),
    );
};

async function readSpec(path: string): Promise<PlanillaSpec> {
  const name = basename(path);
  const text = await readFile(resolve(path), 'utf8').catch((cause: unknown) => {
    throw new AppError('PATH_NOT_FOUND', { name }, { cause });
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('SPEC_INVALID', { detail: `${name} no es JSON` }, { cause });
  }
  const parsed = planillaSpecSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('SPEC_INVALID', { detail: issue ? `${issue.path.join('.')}: ${issue.message}` : name });
}

/** Makes the spec's planilla, or finds the one made of the same spec before, and fills it. */
async function fillSpec({ client }: LocalHost, spec: PlanillaSpec, context: CliContext): Promise<PlanillaId> {
  const sourceIds = await specSources(client, spec, context);
  const columns = spec.columns.map((column) => columnDefinitionSchema.parse(column));
  const scope = planillaScopeSchema.parse({ sourceIds, paperKinds: spec.paperKinds });
  const wanted = JSON.stringify([spec.rows, columns]);
  const known = (await client.planillas.list({ trashed: false })).find(
    (planilla) =>
      planilla.title === spec.title &&
      JSON.stringify([planilla.rowKind, planilla.columns.map((column) => columnDefinitionSchema.parse(column))]) === wanted,
  );
  if (known) await client.planillas.update({ planillaId: known.id, scope });
  const created = known ?? (await client.planillas.create({ title: spec.title, rowKind: spec.rows, scope, columns }));
  const planillaId = 'planillaId' in created ? created.planillaId : created.id;
  const { jobId } = await client.planillas.fill({ planillaId });
  await waitForJob(client, jobId, context);
  return planillaId;
}

async function specSources(client: AmanuenseClient, spec: PlanillaSpec, context: CliContext): Promise<SourceId[]> {
  if ('all' in spec.sources) return [];
  const paths = 'paths' in spec.sources ? spec.sources.paths : [spec.sources.folder];
  const lines = await ingestPaths(client, { paths }, context);
  return z.array(sourceIdSchema).parse([...new Set(lines.flatMap((line) => line.sourceId ?? []))]);
}

async function useForm({ client, useCases }: LocalHost, planillaId: PlanillaId, path: string, context: CliContext) {
  const name = basename(path);
  const bytes = await readFile(resolve(path)).catch((cause: unknown) => {
    throw new AppError('PATH_NOT_FOUND', { name }, { cause });
  });
  context.signal.throwIfAborted();
  const inspection = await useCases.planillaForm.inspect(new File([new Uint8Array(bytes)], name));
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
