import { AppError } from '../domain/errors.ts';
import { hasEnded } from '../domain/job.ts';
import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** Papers: taking in, listing, showing, searching, organising. */
export function createSourcesRouter({ useCases, jobs, capabilities, sampleSchool, watcher }: RpcServices) {
  const os = rpc.sources;
  const { sources, organize, showSource } = useCases;
  return os.router({
    list: os.list.handler(({ input }) =>
      sources.list(input.filter, input.order, { offset: input.offset, limit: input.limit }),
    ),
    groups: os.groups.handler(({ input }) => sources.groups(input.filter, input.order)),
    counts: os.counts.handler(() => sources.counts()),
    get: os.get.handler(({ input }) => showSource.describe(input.sourceId)),
    page: os.page.handler(({ input }) => showSource.page(input.sourceId, input.page)),
    pageImage: os.pageImage.handler(({ input, signal }) => showSource.pageImage(input, signal)),
    content: os.content.handler(({ input }) => showSource.content(input.sourceId)),
    fetchFile: os.fetchFile.handler(async ({ input, context }) => {
      const underWay = (await jobs.list(200)).find(
        (job) => job.type === 'fetch-file' && job.subject === input.sourceId && !hasEnded(job),
      );
      return { jobId: underWay?.id ?? (await jobs.start('fetch-file', input, context.actor())) };
    }),
    upload: os.upload.handler(async ({ input, context, signal }) => {
      const sourceIds = await useCases.takeUploads(input, taskContext(context, signal));
      return { jobId: await jobs.start('ingest-uploads', { sourceIds }, context.actor()) };
    }),
    ingestPaths: os.ingestPaths.handler(async ({ input, context }) => {
      requireLocalPaths(capabilities.localPaths || capabilities.nativeFilePicker);
      return { jobId: await jobs.start('ingest-paths', input, context.actor()) };
    }),
    addSampleSchool: os.addSampleSchool.handler(async ({ context }) => ({
      jobId: await jobs.start('add-sample-school', await sampleSchool(), context.actor()),
    })),
    readAgain: os.readAgain.handler(async ({ input, context, signal }) => {
      await useCases.markUnread(input, taskContext(context, signal));
      return { jobId: await jobs.start('read-again', input, context.actor()) };
    }),
    unlock: os.unlock.handler(async ({ input, context }) => {
      const again = { sourceIds: [input.sourceId], password: input.password };
      return { jobId: await jobs.start('read-again', again, context.actor()) };
    }),
    update: os.update.handler(({ input, context, signal }) => organize.update(input, taskContext(context, signal))),
    trash: os.trash.handler(({ input, context, signal }) => organize.trash(input, taskContext(context, signal))),
    restore: os.restore.handler(({ input, context, signal }) => organize.restore(input, taskContext(context, signal))),
    purge: os.purge.handler(({ input, context, signal }) => organize.purge(input, taskContext(context, signal))),
    search: os.search.handler(async ({ input, context }) => {
      await useCases.transcriptTexts.keepChanged({ actor: context.actor() });
      return useCases.search.search(input.query, input.filter, input.limit);
    }),
    folders: os.folders.handler(() => sources.listFolders()),
    tags: os.tags.handler(() => sources.listTags()),
    createFolder: os.createFolder.handler(({ input, context, signal }) =>
      organize.createFolder(input, taskContext(context, signal)),
    ),
    renameFolder: os.renameFolder.handler(({ input, context, signal }) =>
      organize.renameFolder(input, taskContext(context, signal)),
    ),
    removeFolder: os.removeFolder.handler(({ input, context, signal }) =>
      organize.removeFolder(input, taskContext(context, signal)),
    ),
    watchFolder: os.watchFolder.handler(async ({ input, context, signal }) => {
      requireLocalPaths(capabilities.localPaths || capabilities.nativeFilePicker);
      return watcher.watch(input.path, taskContext(context, signal));
    }),
    unwatchFolder: os.unwatchFolder.handler(async ({ input }) => {
      await watcher.unwatch(input.folderId);
    }),
    followReplacement: os.followReplacement.handler(async ({ input, context, signal }) => {
      await watcher.followReplacement(input.folderId, taskContext(context, signal));
    }),
  });
}

function requireLocalPaths(isAllowed: boolean): void {
  if (!isAllowed) throw new AppError('INVALID_INPUT', { detail: 'path' });
}
