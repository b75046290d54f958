import { rpc, taskContext } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** The library as a whole: settings, health, undo, and what this host can do. */
export function createLibraryRouter({ useCases, jobs, capabilities, system, watcher }: RpcServices) {
  const os = rpc.library;
  const { changeLog } = useCases;
  return os.router({
    capabilities: os.capabilities.handler(({ context }) => ({
      ...capabilities,
      decidesForSchool: context.decidesForSchool ?? true,
    })),
    status: os.status.handler(async () => ({
      ...(await useCases.libraryStatus()),
      ...(await system.describe()),
      missingFolders: watcher.missing(),
      emptiedFolders: watcher.emptied(),
      replacedFolders: watcher.replaced(),
    })),
    updateSettings: os.updateSettings.handler(async ({ input, context, signal }) => {
      const settings = await useCases.settings.update(input, taskContext(context, signal));
      if (input.nightFromHour !== undefined || input.nightToHour !== undefined) await jobs.keepHours();
      return settings;
    }),
    doctor: os.doctor.handler(({ signal }) => system.examine(signal)),
    undo: os.undo.handler(({ context }) => changeLog.undo(context.actor())),
    redo: os.redo.handler(({ context }) => changeLog.redo(context.actor())),
    recoveryKey: os.recoveryKey.handler(async () => ({ key: await system.recoveryKey() })),
    choosePaths: os.choosePaths.handler(async ({ input }) => ({ paths: await system.choosePaths(input) })),
    revealFile: os.revealFile.handler(({ input }) => system.revealFile(input.path)),
  });
}
