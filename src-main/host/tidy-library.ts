import { hasEnded } from '../../src-shared/domain/job.ts';
import type { JobRunner } from '../../src-shared/jobs/create-job-runner.ts';
import type { Clock } from '../../src-shared/ports/clock.ts';
import type { RpcContext } from '../../src-shared/rpc/rpc-base.ts';
import type { UseCases } from '../../src-shared/use-cases/index.ts';
import { removeOldCopies } from './old-copies.ts';

type Parts = {
  useCases: UseCases;
  jobs: JobRunner;
  context: RpcContext;
  libraryFolder: string;
  clock: Clock;
  everyMs: number;
};

/**
 * Puts an open library in order, at once and from time to time: what has been in the trash for longer than the
 * settings say goes, once the district can be asked what must not be deleted, and so do jobs and markings of templates that
 * ended long ago, and copies made before migrations of long ago.
 */
export async function keepTidy({
  useCases,
  jobs,
  context,
  libraryFolder,
  clock,
  everyMs,
}: Parts): Promise<{ close(): Promise<void> }> {
  let pass: Promise<void> = tidy();
  const timer = setInterval(() => {
    pass = pass.then(tidy).catch((error: unknown) => void context.logError(error));
  }, everyMs);
  timer.unref();
  await pass;
  return {
    async close() {
      clearInterval(timer);
      await pass;
    },
  };

  async function tidy(): Promise<void> {
    await jobs.removeOld();
    // One that another program holds open goes the next time.
    await removeOldCopies(libraryFolder, clock.now()).catch(context.logError);
    await useCases.removeForgotten();
    const { trashDays } = useCases.settings.latest();
    await useCases.purgeDocuments.forgetMarked({ days: trashDays });
    const expired = [
      ...(await useCases.organize.expired({ days: trashDays })),
      ...(await useCases.purgeDocuments.expired({ days: trashDays })),
    ];
    if (expired.length === 0 || (await isEmptying())) return;
    if (await useCases.rights.holdsElsewhere.isInContact()) await jobs.start('empty-trash', {}, context.actor());
  }

  async function isEmptying(): Promise<boolean> {
    const known = await jobs.list(200);
    return known.some((job) => job.type === 'empty-trash' && !hasEnded(job));
  }
}
