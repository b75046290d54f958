import type { ContractOutputs } from '../contract/index.ts';
import { planillaScopeSchema, planillaSpecSchema } from '../domain/planilla.ts';
import type { Publication } from '../domain/publication.ts';
import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

type GalleryEntry = ContractOutputs['planillas']['gallery'][number];

/** Planillas: designing, filling, correcting, approving, writing out. */
export function createPlanillasRouter({ useCases, jobs, gallery }: RpcServices) {
  const os = rpc.planillas;
  const { showPlanilla, designPlanilla: design, editPlanilla: edit, exportPlanilla, planillaForm } = useCases;
  const { followPublishedPlanilla: follow } = useCases;
  return os.router({
    list: os.list.handler(({ input }) => showPlanilla.list(input)),
    gallery: os.gallery.handler(async () => [...(await follow.offered()).flatMap(galleryEntry), ...gallery]),
    get: os.get.handler(({ input }) => showPlanilla.get(input.planillaId)),
    rows: os.rows.handler(({ input }) => showPlanilla.rows(input)),
    create: os.create.handler(async ({ input, context, signal }) => {
      const { planillaId } = await design.create(input, taskContext(context, signal));
      return { planillaId };
    }),
    createPublished: os.createPublished.handler(({ input, context, signal }) =>
      follow.begin(input, taskContext(context, signal)),
    ),
    publishedNews: os.publishedNews.handler(({ input }) => follow.news(input.planillaId)),
    followPublished: os.followPublished.handler(({ input, context, signal }) =>
      follow.follow(input, taskContext(context, signal)),
    ),
    createFromForm: os.createFromForm.handler(({ input, context, signal }) =>
      planillaForm.createPlanilla(input, taskContext(context, signal)),
    ),
    update: os.update.handler(({ input, context, signal }) => design.update(input, taskContext(context, signal))),
    trash: os.trash.handler(({ input, context, signal }) =>
      design.setTrashed({ ...input, trashed: true }, taskContext(context, signal)),
    ),
    restore: os.restore.handler(({ input, context, signal }) =>
      design.setTrashed({ ...input, trashed: false }, taskContext(context, signal)),
    ),
    addColumn: os.addColumn.handler(({ input, context, signal }) =>
      design.addColumn(input, taskContext(context, signal)),
    ),
    updateColumn: os.updateColumn.handler(({ input, context, signal }) =>
      design.updateColumn(input, taskContext(context, signal)),
    ),
    removeColumn: os.removeColumn.handler(({ input, context, signal }) =>
      design.removeColumn(input, taskContext(context, signal)),
    ),
    tryColumn: os.tryColumn.handler(({ input }) => useCases.tryColumn(input)),
    fill: os.fill.handler(async ({ input, context }) => ({
      jobId: await jobs.start('fill-planilla', input, context.actor()),
    })),
    edit: os.edit.handler(({ input, context, signal }) => edit.edit(input, taskContext(context, signal))),
    accept: os.accept.handler(({ input, context, signal }) => edit.accept(input, taskContext(context, signal))),
    choose: os.choose.handler(({ input, context, signal }) => edit.choose(input, taskContext(context, signal))),
    approveColumn: os.approveColumn.handler(({ input, context, signal }) =>
      edit.approveColumn(input, taskContext(context, signal)),
    ),
    addRow: os.addRow.handler(({ input, context, signal }) => edit.addRow(input, taskContext(context, signal))),
    removeRows: os.removeRows.handler(({ input, context, signal }) =>
      edit.removeRows(input, taskContext(context, signal)),
    ),
    inspectForm: os.inspectForm.handler(({ input }) => planillaForm.inspect(input.file)),
    setForm: os.setForm.handler(({ input, context, signal }) => design.update(input, taskContext(context, signal))),
    export: os.export.handler(({ input, context, signal }) =>
      exportPlanilla.toFile(input, taskContext(context, signal)),
    ),
    exportDesign: os.exportDesign.handler(({ input }) => useCases.exchangeDesigns.toFile(input.planillaId)),
    readDesign: os.readDesign.handler(({ input }) => useCases.exchangeDesigns.read(input.file)),
    exportTo: os.exportTo.handler(async ({ input, context }) => ({
      jobId: await jobs.start('export-planilla', input, context.actor()),
    })),
  });
}

/** One of the district's planillas, as the ready ones are shown. */
function galleryEntry({ current: { content, ...published } }: Publication): GalleryEntry[] {
  if (content.kind !== 'planilla') return [];
  const { title, description, rowKind, paperKinds, columns } = content.planilla;
  const scope = planillaScopeSchema.parse({ paperKinds });
  const spec = planillaSpecSchema.parse({ title, rows: rowKind, paperKinds, columns });
  return [{ key: published.publicationId, title, description, rowKind, spec, scope, published }];
}
