import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import { AppError, errorMessage, isErrorCode } from '../../src-shared/domain/errors.ts';
import { type SourceId, sourceIdSchema } from '../../src-shared/domain/identifiers.ts';
import { type SpokenLanguage, spokenLanguages } from '../../src-shared/domain/spoken-languages.ts';
import type { Transcript } from '../../src-shared/domain/transcript.ts';
import { unheardWords } from '../../src-shared/domain/unheard.ts';
import type { CliContext } from './cli-command.ts';
import { ingestPaths } from './commands/ingest.ts';
import { waitForJob } from './run-job.ts';
import type { ErrorReport, ExitCode } from './terminal.ts';

/** A library that a command has open. */
export type OpenedLibrary = { context: CliContext; client: AmanuenseClient };

/** The words of a recording, and what could not be done of hearing it. */
export type HeardRecording = { transcript: Transcript; failures: ErrorReport[] };

type HearingOptions = { model?: string; language: SpokenLanguage; secondPass?: boolean };

/** Takes a recording into the library. Throws `INVALID_INPUT` for a folder, `NO_AUDIO` for a paper. */
export async function takeRecording({ context, client }: OpenedLibrary, path: string): Promise<SourceId> {
  const name = basename(resolve(path));
  const isFolder = (await stat(path).catch(() => null))?.isDirectory();
  const detail = `«${name}» es una carpeta, y hace falta una grabación sola`;
  if (isFolder) throw new AppError('INVALID_INPUT', { detail });
  const [line] = await ingestPaths(client, { paths: [path] }, context);
  if (line?.sourceId == null || line.error !== null) {
    const code = line?.error?.code ?? 'PATH_NOT_FOUND';
    throw new AppError(isErrorCode(code) ? code : 'INTERNAL', { name });
  }
  const sourceId = sourceIdSchema.parse(line.sourceId);
  const { source } = await client.sources.get({ sourceId });
  if (source.kind !== 'recording') throw new AppError('NO_AUDIO', { name });
  return sourceId;
}

/** Puts a recording of the library into words, unless the same model did already. */
export async function hearRecording(
  { context, client }: OpenedLibrary,
  sourceId: SourceId,
  { model, language, secondPass }: HearingOptions,
): Promise<HeardRecording> {
  const modelFile = model === undefined ? null : existsSync(model) ? resolve(model) : model;
  const { jobId } = await client.recordings.transcribe({ sourceId, language, modelFile });
  const { failures } = await waitForJob(client, jobId, context);
  if (secondPass) await waitForJob(client, (await client.recordings.hearAgain({ sourceId })).jobId, context);
  const transcript = await client.recordings.transcript({ sourceId });
  return {
    transcript,
    failures: failures.map(({ item, code }) => ({ code, message: errorMessage(code, { name: item }) })),
  };
}

/** The words that the library has of a recording, else heard now with the model that it knows. */
export async function knownOrHeard(opened: OpenedLibrary, sourceId: SourceId): Promise<HeardRecording> {
  const { client } = opened;
  const { source } = await client.sources.get({ sourceId });
  const isHeard = source.pages > 0 || source.quality === 'empty';
  if (!isHeard) return hearRecording(opened, sourceId, { language: spokenLanguages[0] });
  return { transcript: await client.recordings.transcript({ sourceId }), failures: [] };
}

/** Says what of a recording is missing; how the command ends with that. */
export function tellMissing(
  { terminal }: Pick<CliContext, 'terminal'>,
  { transcript, failures }: HeardRecording,
): ExitCode {
  const { unheard = [] } = transcript;
  const missing = [...unheard.map((stretch) => `${unheardWords(stretch)}.`), ...failures.map(({ message }) => message)];
  for (const sentence of missing) terminal.note(sentence);
  return missing.length === 0 ? 0 : 4;
}
