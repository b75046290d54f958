import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** Actas of recordings. */
export function createActasRouter({ useCases, jobs }: RpcServices) {
  const os = rpc.actas;
  const { manage, show, edit, approve } = useCases.actas;
  return os.router({
    create: os.create.handler(({ input, context, signal }) => manage.create(input, taskContext(context, signal))),
    get: os.get.handler(({ input }) => show.show(input)),
    saveDetails: os.saveDetails.handler(({ input, context, signal }) =>
      manage.saveDetails(input, taskContext(context, signal)),
    ),
    addLine: os.addLine.handler(({ input, context, signal }) => edit.add(input, taskContext(context, signal))),
    editLine: os.editLine.handler(({ input, context, signal }) => edit.edit(input, taskContext(context, signal))),
    acceptLine: os.acceptLine.handler(({ input, context, signal }) => edit.accept(input, taskContext(context, signal))),
    citeLine: os.citeLine.handler(({ input, context, signal }) => edit.cite(input, taskContext(context, signal))),
    moveLine: os.moveLine.handler(({ input, context, signal }) => edit.move(input, taskContext(context, signal))),
    removeLine: os.removeLine.handler(({ input, context, signal }) => edit.remove(input, taskContext(context, signal))),
    draft: os.draft.handler(async ({ input, context }) => ({
      jobId: await jobs.start('draft-acta', input, context.actor()),
    })),
    approve: os.approve.handler(({ input, context, signal }) => approve.approve(input, taskContext(context, signal))),
    reopen: os.reopen.handler(({ input, context, signal }) => approve.reopen(input, taskContext(context, signal))),
    file: os.file.handler(({ input }) => approve.file(input)),
    pdf: os.pdf.handler(async ({ input, context, signal }) =>
      useCases.printDocument(await approve.file(input), taskContext(context, signal)),
    ),
    trash: os.trash.handler(({ input, context, signal }) =>
      manage.setTrashed({ ...input, trashed: true }, taskContext(context, signal)),
    ),
    restore: os.restore.handler(({ input, context, signal }) =>
      manage.setTrashed({ ...input, trashed: false }, taskContext(context, signal)),
    ),
  });
}
