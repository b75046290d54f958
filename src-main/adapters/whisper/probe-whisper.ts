import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../src-shared/domain/errors.ts';
import {
  type ProcessorLevel,
  processorLevelSchema,
  processorLevels,
  transcriptionEngineSchema,
} from '../../../src-shared/domain/transcription-engine.ts';
import { type BuiltWhisper, probeProgram, whisperEnvironment } from './find-whisper.ts';
import { type Ended, endedOnInstruction, runToEnd } from './run-to-end.ts';

/** A build that runs on this PC, at a level that computed right. */
export type WhisperEngine = BuiltWhisper & {
  /** The levels that the processor says to have, best first, of those that the build was made for. */
  usable: readonly ProcessorLevel[];
  level: ProcessorLevel;
  /** Better levels that the processor claims to have and that failed when tried. */
  refused: readonly ProcessorLevel[];
  physicalCores: number;
  probing: Probing;
};

type Probing = {
  /** Where the result is remembered; the same PC with the same build is not asked twice. */
  memoryFile: string;
  /** The best level to try, as a person chose it; the processor's best unless told. */
  highestLevel?: ProcessorLevel;
};

export type ProbeOptions = Probing & { built: BuiltWhisper; signal: AbortSignal };

/** The level's library is not for this processor, or computes wrong (native/commands.h). */
const refusalCodes: readonly number[] = [3, 4];

const memorySchema = z.object({
  build: z.string(),
  processor: z.string(),
  highestLevel: processorLevelSchema.nullable(),
  usable: z.array(processorLevelSchema),
  level: processorLevelSchema,
  refused: z.array(processorLevelSchema),
  physicalCores: z.number().int().positive(),
});
type Memory = z.infer<typeof memorySchema>;
/** Each engine's own, in one file. */
const memoriesSchema = z.partialRecord(transcriptionEngineSchema, memorySchema);

const descriptionSchema = z.object({
  levels: z.array(processorLevelSchema),
  physicalCores: z.number().int().positive(),
});

/**
 * Finds the best level that runs here and computes right, each tried in a process of its own: a processor that
 * advertises what it cannot do takes down nothing else. Throws `TRANSCRIPTION_NEEDS_OTHER_PC`.
 */
export async function probeWhisper(options: ProbeOptions): Promise<WhisperEngine> {
  const remembered = (await recall(options.memoryFile))[options.built.engine] ?? null;
  const known = whatIsProbed(options);
  const isSame = Object.entries(known).every(([key, value]) => remembered?.[key as keyof Memory] === value);
  return remembered !== null && isSame ? engineOf(options, remembered) : tryLevels(options, []);
}

/** The next level down, after one that was probed well ended on an instruction that is not there. */
export function refuseLevel(engine: WhisperEngine, signal: AbortSignal): Promise<WhisperEngine> {
  return tryLevels({ ...engine.probing, built: engine, signal }, [...engine.refused, engine.level]);
}

async function tryLevels(options: ProbeOptions, known: readonly ProcessorLevel[]): Promise<WhisperEngine> {
  const description = await describe(options);
  const refused = [...known];
  let isCertain = true;
  for (const level of candidates(options, description.levels)) {
    if (refused.includes(level)) continue;
    const ended = await run(options, level, 'probe', level);
    if (ended?.code === 0) {
      const { physicalCores, levels } = description;
      const usable = processorLevels.filter((each) => options.built.levels.includes(each) && levels.includes(each));
      const found = { ...whatIsProbed(options), usable, level, refused, physicalCores };
      if (isCertain) await remember(options, found);
      return engineOf(options, found);
    }
    // A process that was killed, or found no memory, says nothing of the processor.
    isCertain &&= ended !== null && (refusalCodes.includes(ended.code ?? 0) || endedOnInstruction(ended));
    refused.push(level);
  }
  throw new AppError('TRANSCRIPTION_NEEDS_OTHER_PC');
}

function whatIsProbed({ built, highestLevel }: ProbeOptions): Pick<Memory, 'build' | 'processor' | 'highestLevel'> {
  const processor = cpus()[0]?.model ?? 'unknown';
  return { build: basename(built.folder), processor, highestLevel: highestLevel ?? null };
}

/** A level that a person asks for is tried even if the processor does not say that it has it. */
function candidates({ built, highestLevel }: ProbeOptions, usable: readonly ProcessorLevel[]): ProcessorLevel[] {
  const highest = highestLevel === undefined ? 0 : processorLevels.indexOf(highestLevel);
  return processorLevels.filter(
    (level, index) =>
      built.levels.includes(level) && index >= highest && (usable.includes(level) || level === highestLevel),
  );
}

async function describe(options: ProbeOptions): Promise<z.infer<typeof descriptionSchema>> {
  const ended = await run(options, undefined, 'describe');
  if (ended?.code !== 0) {
    const cause = new Error(ended?.errors ?? 'its program is not there');
    throw new AppError('TRANSCRIPTION_NEEDS_OTHER_PC', {}, { cause });
  }
  return descriptionSchema.parse(JSON.parse(ended.output));
}

function run(
  { built, signal }: ProbeOptions,
  level: ProcessorLevel | undefined,
  ...programArguments: string[]
): Promise<Ended | null> {
  return runToEnd(probeProgram(built, level), programArguments, {
    folder: built.folder,
    environment: whisperEnvironment(),
    signal,
  });
}

function engineOf(
  { built, memoryFile, highestLevel }: ProbeOptions,
  { usable, level, refused, physicalCores }: Memory,
): WhisperEngine {
  return { ...built, usable, level, refused, physicalCores, probing: { memoryFile, highestLevel } };
}

async function recall(memoryFile: string): Promise<z.infer<typeof memoriesSchema>> {
  try {
    return memoriesSchema.parse(JSON.parse(await readFile(memoryFile, 'utf8')));
  } catch {
    return {};
  }
}

/** What cannot be remembered is found out again next time. */
async function remember({ memoryFile, built }: ProbeOptions, memory: Memory): Promise<void> {
  const memories = { ...(await recall(memoryFile)), [built.engine]: memory };
  await mkdir(dirname(memoryFile), { recursive: true }).catch(() => undefined);
  await writeFile(memoryFile, `${JSON.stringify(memories, null, 2)}\n`).catch(() => undefined);
}
