import type { DoctorReport } from '../../src-shared/contract/library-contract.ts';
import type { LibrarySettings } from '../../src-shared/domain/library-settings.ts';
import { createTranscriptionPrograms } from '../adapters/whisper/transcription-programs.ts';
import type { LocalConfiguration } from './local-configuration.ts';

/** What was chosen to hear recordings with, and the file of the model that would be used; null for none. */
export type ChosenHearing = Pick<LibrarySettings, 'transcriptionEngine' | 'transcriptionLevel'> & {
  model: string | null;
};

/** What this PC would put recordings into words with. */
export async function describeWhisper(
  { whisperFolder, whisperLevelFile }: Pick<LocalConfiguration, 'whisperFolder' | 'whisperLevelFile'>,
  { transcriptionEngine, transcriptionLevel, model }: ChosenHearing,
  signal: AbortSignal,
): Promise<DoctorReport['whisper']> {
  const programs = createTranscriptionPrograms({ buildsFolder: whisperFolder, memoryFile: whisperLevelFile });
  const program = await programs.examine(transcriptionEngine, { highestLevel: transcriptionLevel, signal });
  const { engine, version, level } = program;
  const build = version === null || level === null ? null : `${engine} ${version} ${level}`;
  return { build, model, ...program };
}
