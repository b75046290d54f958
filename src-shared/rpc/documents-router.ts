import { createId, type WrittenDocumentId } from '../domain/identifiers.ts';
import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** Documents from the school's templates. */
export function createDocumentsRouter({ useCases, jobs }: RpcServices) {
  const os = rpc.documents;
  const { markTemplates, templates, planDocuments, writeDocuments } = useCases;
  return os.router({
    templates: os.templates.handler(({ input }) => templates.list(input)),
    readyTemplates: os.readyTemplates.handler(async () => [...(await templates.ready())]),
    addTemplate: os.addTemplate.handler(({ input, context, signal }) =>
      markTemplates.bring(input, taskContext(context, signal)),
    ),
    addReadyTemplate: os.addReadyTemplate.handler(({ input, context, signal }) =>
      templates.addReady(input, taskContext(context, signal)),
    ),
    replaceTemplate: os.replaceTemplate.handler(({ input, context, signal }) =>
      templates.replace(input, taskContext(context, signal)),
    ),
    renameTemplate: os.renameTemplate.handler(({ input, context, signal }) =>
      templates.rename(input, taskContext(context, signal)),
    ),
    trashTemplate: os.trashTemplate.handler(({ input, context, signal }) =>
      templates.setTrashed({ ...input, trashed: true }, taskContext(context, signal)),
    ),
    restoreTemplate: os.restoreTemplate.handler(({ input, context, signal }) =>
      templates.setTrashed({ ...input, trashed: false }, taskContext(context, signal)),
    ),
    templateVersions: os.templateVersions.handler(({ input }) => templates.versions(input)),
    restoreVersion: os.restoreVersion.handler(({ input, context, signal }) =>
      templates.goBack(input, taskContext(context, signal)),
    ),
    templateText: os.templateText.handler(({ input }) => templates.text(input)),
    templateFile: os.templateFile.handler(({ input }) => templates.file(input)),
    plan: os.plan.handler(({ input }) => planDocuments.plan(input)),
    check: os.check.handler(({ input }) => planDocuments.check(input)),
    write: os.write.handler(async ({ input, context }) => {
      const documentId = createId<WrittenDocumentId>();
      const jobId = await jobs.start('write-documents', { documentId, order: input }, context.actor());
      return { documentId, jobId };
    }),
    written: os.written.handler(async ({ input }) => {
      const rows = (await writeDocuments.list(input)).map((item) => ({ kind: 'rows' as const, ...item }));
      const actas = (await useCases.actas.show.list(input)).map((item) => ({ kind: 'acta' as const, ...item }));
      return [...rows, ...actas].sort((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1));
    }),
    writtenFile: os.writtenFile.handler(({ input }) => writeDocuments.file(input)),
    writtenPdf: os.writtenPdf.handler(async ({ input, context, signal }) =>
      useCases.printDocument(await writeDocuments.file(input), taskContext(context, signal)),
    ),
    trashWritten: os.trashWritten.handler(({ input, context, signal }) =>
      writeDocuments.setTrashed({ ...input, trashed: true }, taskContext(context, signal)),
    ),
    restoreWritten: os.restoreWritten.handler(({ input, context, signal }) =>
      writeDocuments.setTrashed({ ...input, trashed: false }, taskContext(context, signal)),
    ),
  });
}
