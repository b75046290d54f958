import { toAppError } from '../domain/errors.ts';
import { hasEnded, type JobHandler, type JobType, type TaskContext } from '../domain/job.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobRepository, StoredJob } from '../ports/job-repository.ts';
import type { DeliveredParts } from './delivered-parts.ts';
import type { RunningJob } from './job-lanes.ts';
import { createJobReporter } from './job-reporter.ts';
import type { JobStates } from './job-states.ts';
import { storedInput, withoutPassword } from './stored-job.ts';

type RunJobParts = {
  jobs: Pick<JobRepository, 'get'>;
  handlers: Record<JobType, JobHandler>;
  states: JobStates;
  delivered: DeliveredParts;
  clock: Clock;
  logError: (error: unknown) => string;
  /** Whether the program is about to end: what is stopped then stays as it is stored, to be resumed. */
  isClosing: () => boolean;
};

/** Runs a stored job with its handler and keeps how it ended. */
export async function runJob(running: RunningJob, parts: RunJobParts): Promise<void> {
  const { jobs, handlers, states } = parts;
  const { id, signal } = running;
  const job = await jobs.get(id);
  if (!job || hasEnded(job)) return;
  const reporter = createJobReporter(id, { ...parts, update: states.update });
  try {
    await states.update(id, { state: 'running' });
    signal.throwIfAborted();
    const handler = handlers[job.type];
    const context = contextOf(job, { ...parts, signal, report: reporter.report });
    const { summary, failures, result } = await handler.run(handler.parse(storedInput(job).input), context);
    await reporter.flush();
    const input = withoutPassword(job.input);
    await states.update(id, { ...states.ending('completed'), summary, failures, result, input });
  } catch (thrown) {
    await reporter.flush();
    await keepEnd(thrown, job, running, parts);
  }
}

/** What is kept of a job that did not come to its end. */
async function keepEnd(thrown: unknown, job: StoredJob, running: RunningJob, parts: RunJobParts): Promise<void> {
  const { states, logError, isClosing } = parts;
  if (running.aside) return states.conclude(job, running.aside);
  if (running.signal.aborted && isClosing()) return;
  if (running.signal.aborted) return states.conclude(job, states.ending('cancelled'));
  const error = toAppError(thrown);
  if (error.code === 'INTERNAL') logError(thrown);
  await states.conclude(job, { ...states.ending('failed'), errorCode: error.code, errorData: error.data });
}

function contextOf(
  job: StoredJob,
  { states, delivered, signal, report }: RunJobParts & Pick<TaskContext, 'signal' | 'report'>,
): TaskContext {
  const stored = storedInput(job);
  return {
    signal,
    report,
    deliver: (part) => delivered.deliver(job.id, part),
    place: stored.place,
    keepPlace: (place) => states.update(job.id, { input: { ...stored, place } }),
    actor: stored.actor,
  };
}
