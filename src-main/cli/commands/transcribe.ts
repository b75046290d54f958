import { extname } from 'node:path';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { jobSummaries } from '../../../src-shared/domain/job-messages.ts';
import { type SpokenLanguage, spokenLanguages } from '../../../src-shared/domain/spoken-languages.ts';
import {
  type TranscriptFormat,
  transcriptExports,
  transcriptFormats,
} from '../../../src-shared/domain/transcript-exports.ts';
import type { CliCommand } from '../cli-command.ts';
import {
  type HeardRecording,
  hearRecording,
  type OpenedLibrary,
  takeRecording,
  tellMissing,
} from '../hear-recording.ts';
import { requireFolderOf, writeOut } from '../write-out.ts';

type Options = { model?: string; language: string; out?: string; secondPass?: boolean };

/**
 * `transcribe PATH`: puts into words what is said in a recording. Interrupted, the same command goes on where it stood.
 * What would fail at the end is asked before the work begins.
 */
export const transcribeCommand: CliCommand = (program, run) => {
  program
    .command('transcribe')
    .description('put into words what is said in a recording')
    .argument('<path>')
    .option(
      '--model <file>',
      'the Whisper model to hear with: a file (ggml-….bin), or the name of one in `models list`',
    )
    .option('--language <code>', 'the language that is spoken', spokenLanguages[0])
    .option('--second-pass', 'hear again what was doubtful, with the model that `models use --for second-pass` chose')
    .option('--out <file>', 'also write it as .docx, .txt, .srt, .vtt or .json')
    .action(
      run(async (context, path: string, options: Options) => {
        const startedAt = performance.now();
        const language = languageOf(options.language);
        const format = await formatOf(options.out);
        const opened = { context, client: (await context.openHost()).client };
        if (options.secondPass) await requireSecondModel(opened);
        const sourceId = await takeRecording(opened, path);
        const { transcript, failures } = await hearRecording(opened, sourceId, { ...options, language });
        if (options.out !== undefined && format !== null) {
          await writeOut(options.out, await opened.client.recordings.export({ sourceId, format }));
        }
        const ms = Math.round(performance.now() - startedAt);
        if (context.isJson) context.terminal.json(toJson({ transcript, failures }, ms));
        else if (options.out === undefined) context.terminal.text(transcriptExports.txt(transcript));
        if (transcript.segments.length === 0) context.terminal.note(jobSummaries.transcribed(0));
        return tellMissing(context, { transcript, failures });
      }),
    );
};

function languageOf(code: string): SpokenLanguage {
  const found = spokenLanguages.find((language) => language === code);
  const detail = `«--language» es el código de un idioma, como «es», y «${code}» no es ninguno que se sepa escuchar`;
  if (found === undefined) throw new AppError('INVALID_INPUT', { detail });
  return found;
}

async function formatOf(out: string | undefined): Promise<TranscriptFormat | null> {
  if (out === undefined) return null;
  const ending = extname(out).slice(1).toLowerCase();
  const found = transcriptFormats.find((format) => format === ending);
  if (!found) throw new AppError('INVALID_INPUT', { detail: '«--out» termina en .docx, .txt, .srt, .vtt o .json' });
  await requireFolderOf(out);
  return found;
}

async function requireSecondModel({ client }: OpenedLibrary): Promise<void> {
  const { secondPass } = (await client.speechModels.status()).chosen;
  if (secondPass === null || secondPass.isMissing) throw new AppError('SECOND_PASS_NEEDS_MODEL');
}

/** Where all of it was heard nothing is said of what is missing. */
function toJson({ transcript, failures }: HeardRecording, ms: number) {
  const { durationMs, segments, engine, unheard } = transcript;
  const told = segments.map(({ startMs, endMs, speaker, text, confidence }) => {
    return { startMs, endMs, speaker, text, confidence };
  });
  return { durationMs, segments: told, engine, ms, unheard, ...(failures.length > 0 && { failures }) };
}
