import { existsSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { AmanuenseClient } from '../../../src-shared/contract/index.ts';
import { AppError, isErrorCode } from '../../../src-shared/domain/errors.ts';
import { type SourceId, sourceIdSchema } from '../../../src-shared/domain/identifiers.ts';
import { jobSummaries } from '../../../src-shared/domain/job-messages.ts';
import type { Transcript } from '../../../src-shared/domain/transcript.ts';
import {
  type TranscriptFormat,
  transcriptExports,
  transcriptFormats,
} from '../../../src-shared/domain/transcript-exports.ts';
import type { CliCommand, CliContext } from '../cli-command.ts';
import { waitForJob } from '../run-job.ts';
import { writeOut } from '../write-out.ts';
import { ingestPaths } from './ingest.ts';

type Options = { model?: string; language: string; out?: string; secondPass?: boolean };

/** `transcribe PATH`: puts into words what is said in a recording. Interrupted, the same command goes on where it stood. */
export const transcribeCommand: CliCommand = (program, run) => {
  program
    .command('transcribe')
    .description('put into words what is said in a recording')
    .argument('<path>')
    .option(
      '--model <file>',
      'the Whisper model to hear with: a file (ggml-….bin), or the name of one in `models list`',
    )
    .option('--language <code>', 'the language that is spoken', 'es')
    .option('--second-pass', 'hear again what was doubtful, with the model that `models use --for second-pass` chose')
    .option('--out <file>', 'also write it as .docx, .txt, .srt, .vtt or .json')
    .action(
      run(async (context, path: string, options: Options) => {
        const startedAt = performance.now();
        const format = formatOf(options.out);
        const opened = { context, client: (await context.openHost()).client };
        const sourceId = await takeRecording(opened, path);
        const transcript = await hear(opened, sourceId, options);
        if (options.out !== undefined && format !== null) {
          await writeOut(options.out, await opened.client.recordings.export({ sourceId, format }));
        }
        if (context.isJson) context.terminal.json(toJson(transcript, Math.round(performance.now() - startedAt)));
        else if (options.out === undefined) context.terminal.text(transcriptExports.txt(transcript));
        if (transcript.segments.length === 0) context.terminal.note(jobSummaries.transcribed(0));
        return 0;
      }),
    );
};

/** A library that a command has open. */
type Opened = { context: CliContext; client: AmanuenseClient };

/** The words of a recording: those that the library has, else heard now with the model that it knows. */
export async function findTranscript(opened: Opened, path: string): Promise<Transcript> {
  const { client } = opened;
  const sourceId = await takeRecording(opened, path);
  const { source } = await client.sources.get({ sourceId });
  const isHeard = source.pages > 0 || source.quality === 'empty';
  return isHeard ? client.recordings.transcript({ sourceId }) : hear(opened, sourceId, { language: 'es' });
}

async function takeRecording({ context, client }: Opened, path: string): Promise<SourceId> {
  const [line] = await ingestPaths(client, { paths: [path] }, context);
  const name = basename(path);
  if (line?.sourceId == null || line.error !== null) {
    const code = line?.error?.code ?? 'PATH_NOT_FOUND';
    throw new AppError(isErrorCode(code) ? code : 'INTERNAL', { name });
  }
  return sourceIdSchema.parse(line.sourceId);
}

async function hear({ context, client }: Opened, sourceId: SourceId, options: Options): Promise<Transcript> {
  const { model, language, secondPass } = options;
  const modelFile = model === undefined ? null : existsSync(model) ? resolve(model) : model;
  const { jobId } = await client.recordings.transcribe({ sourceId, language, modelFile });
  await waitForJob(client, jobId, context);
  if (secondPass) await waitForJob(client, (await client.recordings.hearAgain({ sourceId })).jobId, context);
  return client.recordings.transcript({ sourceId });
}

/** Known before the work begins: an hour of it must not end in a file that cannot be written. */
function formatOf(out: string | undefined): TranscriptFormat | null {
  if (out === undefined) return null;
  const ending = extname(out).slice(1).toLowerCase();
  const found = transcriptFormats.find((format) => format === ending);
  if (!found) throw new AppError('INVALID_INPUT', { detail: '«--out» termina en .docx, .txt, .srt, .vtt o .json' });
  return found;
}

function toJson({ durationMs, segments, engine }: Transcript, ms: number) {
  const told = segments.map(({ startMs, endMs, speaker, text, confidence }) => {
    return { startMs, endMs, speaker, text, confidence };
  });
  return { durationMs, segments: told, engine, ms };
}
