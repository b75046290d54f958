import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createLocalHost, type HostOptions } from '../../src-main/host/create-local-host.ts';
import { localConfiguration } from '../../src-main/host/local-configuration.ts';
import type { PlanillaId, SourceId } from '../../src-shared/domain/identifiers.ts';
import type { Job } from '../../src-shared/domain/job.ts';
import { columnDefinitionSchema, planillaScopeSchema, type RowKind } from '../../src-shared/domain/planilla.ts';
import { afterFile, temporaryFolder } from '../fixtures/after-file.ts';

type JobStarted = { jobId: Job['id'] };

export type NewColumn = Pick<ReturnType<typeof columnDefinitionSchema.parse>, 'name' | 'type'> & {
  instruction?: string;
};

/** A temporary library, open in this process, with a folder beside it for the papers that come. */
export async function openLibrary(
  options: HostOptions & { folder?: string; ollamaFolders?: string[]; whisperFolder?: string } = {},
) {
  const folder = options.folder ?? temporaryFolder('library');
  const base = localConfiguration({ library: join(folder, 'biblioteca'), plain: true, cores: 2 }, {});
  // What is installed on the PC that runs the tests is none of theirs.
  const whisperFolder = options.whisperFolder ?? join(folder, 'whisper');
  const engines = { whisperFolder, whisperLevelFile: join(whisperFolder, 'level.json'), whisperModelFile: null };
  const configuration = {
    ...base,
    ...engines,
    ollamaFolders: options.ollamaFolders ?? [],
    ffmpeg: join(folder, 'none'),
  };
  const host = await createLocalHost(configuration, options);
  const { client } = host;
  let closed: Promise<void> | null = null;
  const close = () => {
    closed ??= host.close();
    return closed;
  };
  afterFile(close);

  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(folder, 'papeles', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };

  /** The job as it ended. */
  async function ended({ jobId }: JobStarted): Promise<Job> {
    let last: Job | undefined;
    for await (const job of await client.jobs.watch({ jobId })) last = job;
    if (last?.state !== 'completed') throw new Error(`The job ended ${last?.state}: ${last?.errorCode}`);
    return last;
  }

  const order = { by: 'name', descending: false } as const;
  const list = async (filter: Parameters<typeof client.sources.list>[0]['filter'] = {}) =>
    (await client.sources.list({ filter, order, offset: 0, limit: 500 })).items;

  return {
    folder,
    client,
    close,
    useCases: host.useCases,
    write,
    ended,
    list,
    async ingest(...paths: string[]) {
      return ended(await client.sources.ingestPaths({ paths }));
    },
    /** The one paper of that name. */
    async paper(name: string) {
      const found = (await list()).filter((source) => source.name === name);
      if (found.length !== 1) throw new Error(`${found.length} papers are called ${name}`);
      return found[0]!;
    },
    async createPlanilla(rowKind: RowKind, columns: NewColumn[], sourceIds: SourceId[] = []): Promise<PlanillaId> {
      const definitions = columns.map((column) => columnDefinitionSchema.parse(column));
      const scope = planillaScopeSchema.parse({ sourceIds });
      return (await client.planillas.create({ title: 'Prueba', rowKind, scope, columns: definitions })).planillaId;
    },
    async fill(planillaId: PlanillaId, more: { everything?: boolean; useModel?: boolean } = {}) {
      return ended(await client.planillas.fill({ planillaId, everything: false, useModel: false, ...more }));
    },
    /** The cell of the first row (or of the row of that label) in the column of that name. */
    async cell(planillaId: PlanillaId, columnName: string, label?: string) {
      const { columns } = await client.planillas.get({ planillaId });
      const { rows } = await client.planillas.rows({ planillaId });
      const row = label === undefined ? rows[0] : rows.find((candidate) => candidate.label === label);
      const column = columns.find((candidate) => candidate.name === columnName);
      const cell = row?.cells.find((candidate) => candidate.columnId === column?.id);
      if (!cell) throw new Error(`There is no cell ${columnName} in ${label ?? 'the first row'}`);
      return cell;
    },
  };
}

export type OpenLibrary = Awaited<ReturnType<typeof openLibrary>>;
