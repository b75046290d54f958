import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ollamaFolders } from '../adapters/models/find-ollama.ts';
import { findBrowser } from '../adapters/printing/find-browser.ts';

/** What a host on this PC needs to know before it starts; made once by the entry that starts it. */
export const localConfigurationSchema = z.object({
  /** The library's folder; made when missing. */
  libraryFolder: z.string(),
  /** Where this PC keeps its keys, unless its entry has a better place; null for a library that is not encrypted. */
  keyFile: z.string().nullable(),
  /** The key itself (64 hexadecimal digits or a recovery key), which comes before `keyFile`. */
  key: z.string().nullable(),
  /** Where this PC keeps what it signs with, unless its entry has a better place. */
  deviceKeysFolder: z.string(),
  /** How many papers are read at once. */
  readersAtOnce: z.number().int().positive(),
  resourcesFolder: z.string(),
  /** The interface as it was built for browsers. */
  interfaceFolder: z.string(),
  /** The program that runs the reading processes, and their entry. */
  readerEntry: z.string(),
  /** The entry of the processes that read the sound of recordings. */
  audioEntry: z.string(),
  /** The entry of the processes that tell voices apart. */
  voicesEntry: z.string(),
  /** The FFmpeg that reads sound that no decoder of ours does, where this PC has one. */
  ffmpeg: z.string(),
  /** What closes the network in those processes before anything else is loaded. */
  networkGuardEntry: z.string(),
  /** The entry of the process that puts recordings into words with smart-whisper. */
  smartWhisperEntry: z.string(),
  /** Where the programs that put recordings into words are kept, as they were built for this PC. */
  whisperFolder: z.string(),
  /** Where it is remembered which of their levels this PC's processor runs. */
  whisperLevelFile: z.string(),
  /** The file of the model that it hears with, before those of the library's folder and unless whoever asks names another. */
  whisperModelFile: z.string().nullable(),
  /** A browser of this PC that prints without a window; null where none was found. */
  browserProgram: z.string().nullable(),
  /** The folders where the program that runs models (Ollama) is looked for. */
  ollamaFolders: z.array(z.string()),
  /** Whether this host may be given paths of this PC by whoever calls it. */
  localPaths: z.boolean(),
});
export type LocalConfiguration = z.infer<typeof localConfigurationSchema>;

/** The root of the checkout or of the installed program. */
export const programFolder = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The configuration of a host started from a checkout, from what its entry was told and the environment. */
export function localConfiguration(
  options: { library?: string; plain?: boolean; cores: number },
  environment: Readonly<Record<string, string | undefined>>,
): LocalConfiguration {
  const libraryFolder = resolve(options.library ?? environment.AMANUENSE_LIBRARY ?? join(homedir(), 'Amanuense'));
  const configurationFolder = environment.AMANUENSE_CONFIGURATION ?? join(homedir(), '.config', 'amanuense');
  return localConfigurationSchema.parse({
    libraryFolder,
    keyFile: options.plain ? null : join(configurationFolder, 'library.key'),
    key: environment.AMANUENSE_KEY ?? null,
    deviceKeysFolder: join(configurationFolder, 'devices'),
    readersAtOnce: Math.max(1, Math.min(options.cores, 4)),
    resourcesFolder: join(programFolder, 'resources'),
    interfaceFolder: join(programFolder, 'out', 'renderer-browser'),
    networkGuardEntry: join(programFolder, 'src-main', 'adapters', 'document-reader', 'network-guard.ts'),
    readerEntry: join(programFolder, 'src-main', 'host', 'reader-process.ts'),
    audioEntry: join(programFolder, 'src-main', 'host', 'audio-process.ts'),
    ffmpeg: 'ffmpeg',
    smartWhisperEntry: join(programFolder, 'src-main', 'host', 'smart-whisper-process.ts'),
    voicesEntry: join(programFolder, 'src-main', 'host', 'voices-process.ts'),
    whisperFolder: join(programFolder, '.cache', 'whisper'),
    whisperLevelFile: join(programFolder, '.cache', 'whisper', 'level.json'),
    whisperModelFile: environment.AMANUENSE_WHISPER_MODEL || null,
    browserProgram: findBrowser(environment),
    ollamaFolders: ollamaFolders(environment),
    localPaths: true,
  });
}
