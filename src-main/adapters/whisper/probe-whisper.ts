import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../src-shared/domain/errors.ts';
import { type BuiltWhisper, whisperEnvironment, whisperProgramName } from './find-whisper.ts';
import { type Ended, runToEnd } from './run-to-end.ts';
import { type WhisperLevel, whisperLevelSchema, whisperLevels } from './whisper-levels.ts';

/** A build that runs on this PC, at a level that computed right. */
export type WhisperEngine = BuiltWhisper & {
  level: WhisperLevel;
  /** Better levels that the processor claims to have and that failed when tried. */
  refused: readonly WhisperLevel[];
  physicalCores: number;
};

export type ProbeOptions = {
  built: BuiltWhisper;
  /** Where the result is remembered; the same PC with the same build is not asked twice. */
  memoryFile: string;
  /** The best level to try, as a person chose it; the processor's best unless told. */
  highestLevel?: WhisperLevel;
  signal: AbortSignal;
};

const memorySchema = z.object({
  build: z.string(),
  processor: z.string(),
  highestLevel: whisperLevelSchema.nullable(),
  level: whisperLevelSchema,
  refused: z.array(whisperLevelSchema),
  physicalCores: z.number().int().positive(),
});
type Memory = z.infer<typeof memorySchema>;

const descriptionSchema = z.object({
  levels: z.array(whisperLevelSchema),
  physicalCores: z.number().int().positive(),
});

/**
 * Finds the best level that runs here and computes right, each tried in a process of its own: a processor that
 * advertises what it cannot do takes down nothing else. Throws `TRANSCRIPTION_NEEDS_OTHER_PC`.
 */
export async function probeWhisper(options: ProbeOptions): Promise<WhisperEngine> {
  const { built, memoryFile, highestLevel } = options;
  const known = { build: basename(built.folder), processor: processorName(), highestLevel: highestLevel ?? null };
  const remembered = await recall(memoryFile);
  if (remembered !== null && Object.entries(known).every(([key, value]) => remembered[key as keyof Memory] === value)) {
    return engineOf(built, remembered);
  }
  const description = await describe(options);
  const refused: WhisperLevel[] = [];
  for (const level of candidates(options, description.levels)) {
    if ((await run(options, 'probe', level))?.code === 0) {
      const found = { ...known, level, refused, physicalCores: description.physicalCores };
      await remember(memoryFile, found);
      return engineOf(built, found);
    }
    refused.push(level);
  }
  throw new AppError('TRANSCRIPTION_NEEDS_OTHER_PC');
}

/** A level that a person asks for is tried even if the processor does not say that it has it. */
function candidates({ built, highestLevel }: ProbeOptions, usable: readonly WhisperLevel[]): WhisperLevel[] {
  const highest = highestLevel === undefined ? 0 : whisperLevels.indexOf(highestLevel);
  return whisperLevels.filter(
    (level, index) =>
      built.levels.includes(level) && index >= highest && (usable.includes(level) || level === highestLevel),
  );
}

async function describe(options: ProbeOptions): Promise<z.infer<typeof descriptionSchema>> {
  const ended = await run(options, 'describe');
  if (ended?.code !== 0) {
    const cause = new Error(ended?.errors ?? 'its program is not there');
    throw new AppError('TRANSCRIPTION_NEEDS_OTHER_PC', {}, { cause });
  }
  return descriptionSchema.parse(JSON.parse(ended.output));
}

function run({ built, signal }: ProbeOptions, ...programArguments: string[]): Promise<Ended | null> {
  const program = join(built.folder, whisperProgramName);
  return runToEnd(program, programArguments, { folder: built.folder, environment: whisperEnvironment(), signal });
}

function engineOf(built: BuiltWhisper, { level, refused, physicalCores }: Memory): WhisperEngine {
  return { ...built, level, refused, physicalCores };
}

function processorName(): string {
  return cpus()[0]?.model ?? 'unknown';
}

async function recall(memoryFile: string): Promise<Memory | null> {
  try {
    return memorySchema.parse(JSON.parse(await readFile(memoryFile, 'utf8')));
  } catch {
    return null;
  }
}

/** What cannot be remembered is found out again next time. */
async function remember(memoryFile: string, memory: Memory): Promise<void> {
  await mkdir(dirname(memoryFile), { recursive: true }).catch(() => undefined);
  await writeFile(memoryFile, `${JSON.stringify(memory, null, 2)}\n`).catch(() => undefined);
}
