import { folderChanges } from '../domain/changes.ts';
import { createId, type FolderId } from '../domain/identifiers.ts';
import type { JobOutcome, TaskContext } from '../domain/job.ts';
import { columnDefinitionSchema, type PlanillaSpec, planillaScopeSchema } from '../domain/planilla.ts';
import type { ChangeLog } from '../ports/change-log.ts';
import type { PlanillaRepository } from '../ports/planilla-repository.ts';
import type { SourceRepository } from '../ports/source-repository.ts';
import type { createDesignPlanilla } from './design-planilla.ts';
import type { createFillPlanilla } from './fill/fill-planilla.ts';
import type { createImportRoster } from './import-roster.ts';
import type { createIngestPapers } from './ingest-papers.ts';
import type { IngestedPaper } from './ingested-paper.ts';

export type AddSampleSchoolPorts = { sources: SourceRepository; planillas: PlanillaRepository; changeLog: ChangeLog };

type Steps = {
  ingest: ReturnType<typeof createIngestPapers>;
  importRoster: ReturnType<typeof createImportRoster>;
  design: ReturnType<typeof createDesignPlanilla>;
  fillPlanilla: ReturnType<typeof createFillPlanilla>;
};

/** A paper's place in the sample school: where the program keeps it on this PC says nothing to anybody. */
function originInSample(path: string, { folder, folderName }: SampleSchool): string {
  const names = path
    .slice(folder.length)
    .split(/[\\/]/)
    .filter((name) => name !== '');
  return [folderName, ...names].join(' › ');
}

/** What the host knows of the sample school: its folder on this PC and its ready planillas. */
export type SampleSchool = { folder: string; folderName: string; specs: PlanillaSpec[] };

/** Takes the sample school in: its papers, its roster from the class lists, and its planillas, filled. */
export function createAddSampleSchool({ sources, planillas, changeLog }: AddSampleSchoolPorts, steps: Steps) {
  return async function addSampleSchool(
    sample: SampleSchool,
    context: TaskContext,
  ): Promise<JobOutcome<{ papers: IngestedPaper[] }>> {
    const folderId = await sampleFolder(sample, context);
    const ingested = await steps.ingest.ingestPaths(
      { paths: [sample.folder], folderId, originOf: (path) => originInSample(path, sample) },
      context,
    );
    const lists = await sources.listIds({ folderId, paperKinds: ['class-list'], statuses: ['ready'] });
    await steps.importRoster.run({ sourceIds: lists, role: 'pupil' }, context);
    for (const spec of sample.specs) {
      await steps.fillPlanilla({ planillaId: await samplePlanilla(spec, folderId, context), useModel: false }, context);
    }
    return ingested;
  };

  async function sampleFolder({ folderName }: SampleSchool, { actor }: TaskContext): Promise<FolderId> {
    const known = (await sources.listFolders()).find(
      (folder) => folder.name === folderName && folder.parentId === null,
    );
    if (known) return known.id;
    const folder = { id: createId<FolderId>(), name: folderName, parentId: null };
    await changeLog.commit(folderChanges(folder), { actor });
    return folder.id;
  }

  /** The planilla of a spec: the one that an interrupted run has made, or a new one. */
  async function samplePlanilla(spec: PlanillaSpec, folderId: FolderId, context: TaskContext) {
    const known = (await planillas.list({ trashed: false })).find(
      (planilla) => planilla.title === spec.title && planilla.scope.folderId === folderId,
    );
    if (known) return known.id;
    const columns = spec.columns.map((column) => columnDefinitionSchema.parse(column));
    const scope = planillaScopeSchema.parse({ folderId, paperKinds: spec.paperKinds });
    const { planillaId } = await steps.design.create(
      { title: spec.title, rowKind: spec.rows, scope, columns },
      context,
    );
    return planillaId;
  }
}
