import { z } from 'zod';
import { jobIdSchema } from './identifiers.ts';

export const jobTypeSchema = z.enum([
  'ingest-paths',
  'ingest-uploads',
  'add-sample-school',
  'read-again',
  'fill-planilla',
  'export-planilla',
  'import-roster',
  'match-people',
  'backup',
  'empty-trash',
  'pull-model',
  'import-model',
  'copy-model',
  'measure-model',
  'index-meanings',
  'write-documents',
  'draft-acta',
  'transcribe-recording',
  'hear-doubtful-again',
  'transcribe-recordings',
  'pull-speech-model',
  'import-speech-model',
  'copy-speech-model',
  'build-whisper',
  'fetch-file',
  'export-person',
  'purge-person',
]);
export type JobType = z.infer<typeof jobTypeSchema>;

export const jobStateSchema = z.enum(['queued', 'running', 'paused', 'completed', 'failed', 'cancelled']);
export type JobState = z.infer<typeof jobStateSchema>;

/** Long work that goes on where it stood: it can be paused, and put off to the night. The rest is short, or begins anew. */
export const pausableJobs: ReadonlySet<JobType> = new Set([
  'ingest-paths',
  'ingest-uploads',
  'read-again',
  'fill-planilla',
  'pull-model',
  'pull-speech-model',
  'index-meanings',
  'draft-acta',
  'transcribe-recordings',
  'fetch-file',
]);

/** Work that goes on at night only: the night that is or comes next, from and until when (ISO instants). */
const jobNightSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** Whether the night before passed with the PC off or the program closed. */
  wasMissed: z.boolean(),
});
export type JobNight = z.infer<typeof jobNightSchema>;

/** How far a piece of long work is. */
export const progressSchema = z.object({
  /** What is being done now, in a few Spanish words ("Leyendo ficha-12.pdf"). */
  step: z.string(),
  done: z.number().nonnegative(),
  /** Undefined while the total is not known. */
  total: z.number().nonnegative().optional(),
  /** What is counted, where it is no number of things. */
  unit: z.literal('bytes').optional(),
});
export type Progress = z.infer<typeof progressSchema>;

export const jobSchema = z.object({
  id: jobIdSchema,
  type: jobTypeSchema,
  title: z.string(),
  state: jobStateSchema,
  progress: progressSchema.nullable(),
  /** Estimated from the pace so far; null while it cannot be told. */
  remainingMs: z.number().nonnegative().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  /** One Spanish sentence: what came out. */
  summary: z.string().nullable(),
  /** Items that failed, each with its reason's code; the rest is done. */
  failures: z.array(z.object({ item: z.string(), code: z.string() })),
  errorCode: z.string().nullable(),
  /** What fills the sentence of `errorCode`. */
  errorData: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  result: z.unknown(),
  /** The id of the one thing that the job works on, where there is one: a planilla. */
  subject: z.string().optional(),
  /** Only for work put off to the night. A paused job without it waits until somebody lets it go on. */
  night: jobNightSchema.optional(),
});
export type Job = z.infer<typeof jobSchema>;

/** Whether a job will not change any more. */
export function hasEnded({ state }: Pick<Job, 'state'>): boolean {
  return state === 'completed' || state === 'failed' || state === 'cancelled';
}

/** Who asks: written into the change log. */
export type Actor = { name: string };

/** What every use-case gets beside its input. */
export type TaskContext = {
  signal: AbortSignal;
  report: (progress: Progress) => void;
  /** Hands over a piece of the result as soon as it is there, where somebody may be waiting for it. */
  deliver?: (part: unknown) => void;
  /** Where the work stood when it was stopped, as `keepPlace` was last told; undefined when it begins. */
  place?: unknown;
  /** Keeps where the work stands, for when it goes on after a stop. */
  keepPlace?: (place: string) => Promise<void>;
  actor: Actor;
};

/** What long work comes to: its result, one Spanish sentence, and the items that failed while the rest went well. */
export type JobOutcome<Result> = { result: Result; summary: string; failures: { item: string; code: string }[] };

/** Jobs of one lane wait for each other; those of another do not: a download takes hours, and papers must not wait for it. */
export type JobLane = 'papers' | 'downloads' | 'measurements' | 'meanings' | 'recordings' | 'files';

/** What runs a type of job. `parse` checks an input that may have waited on disk; `run` may be run again after a stop. */
export type JobHandler<Input = never> = {
  /** Default 'papers'. */
  lane?: JobLane;
  parse(input: unknown): Input;
  title(input: Input): string | Promise<string>;
  /** The id of the one thing that the job works on. */
  subject?(input: Input): string;
  run(input: Input, context: TaskContext): Promise<JobOutcome<unknown>>;
};
