import { AppError } from '../domain/errors.ts';
import { type Job, jobSchema } from '../domain/job.ts';
import { rpc } from './rpc-base.ts';
import type { RpcServices } from './rpc-services.ts';

/** Long work: what runs, how far it is, stopping it and trying again. */
export function createJobsRouter({ jobs }: RpcServices) {
  const os = rpc.jobs;
  const get = async (id: Job['id']): Promise<Job> => {
    const job = await jobs.get(id);
    if (!job) throw new AppError('NOT_FOUND');
    return jobSchema.parse(job);
  };
  return os.router({
    list: os.list.handler(async () => (await jobs.list(200)).map((job) => jobSchema.parse(job))),
    get: os.get.handler(({ input }) => get(input.jobId)),
    watch: os.watch.handler(async function* ({ input, signal }) {
      yield* jobs.watch(input.jobId, signal);
    }),
    watchParts: os.watchParts.handler(async function* ({ input, signal }) {
      yield* jobs.watchParts(input.jobId, signal);
    }),
    watchAll: os.watchAll.handler(async function* ({ signal }) {
      yield* jobs.watchAll(signal);
    }),
    pause: os.pause.handler(({ input }) => jobs.pause(input.jobId)),
    putOff: os.putOff.handler(({ input }) => jobs.putOff(input.jobId)),
    goOn: os.goOn.handler(({ input }) => jobs.goOn(input.jobId)),
    cancel: os.cancel.handler(({ input }) => jobs.cancel(input.jobId)),
    retry: os.retry.handler(async ({ input }) => ({ jobId: await jobs.retry(input.jobId) })),
    remove: os.remove.handler(({ input }) => jobs.remove(input.jobId)),
  });
}
