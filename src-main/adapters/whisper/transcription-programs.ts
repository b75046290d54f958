import { availableParallelism } from 'node:os';
import process from 'node:process';
import type { TranscriptionProgram } from '../../../src-shared/domain/transcription-engine.ts';
import type { TranscriptionPrograms } from '../../../src-shared/ports/transcription-programs.ts';
import { buildWhisper, hasSources } from './build/build-whisper.ts';
import { findWhisper } from './find-whisper.ts';
import { probeWhisper } from './probe-whisper.ts';
import { runToEnd } from './run-to-end.ts';

export type TranscriptionProgramsOptions = { buildsFolder: string; memoryFile: string };

/** The engines in a folder of builds. */
export function createTranscriptionPrograms({
  buildsFolder,
  memoryFile,
}: TranscriptionProgramsOptions): TranscriptionPrograms {
  return {
    async examine(engine, { highestLevel, signal }) {
      const built = await findWhisper(buildsFolder, engine);
      const canBuild = await hasSources(engine);
      const missing = canBuild ? await missingTool(signal) : null;
      if (built === null) return { ...nothing, engine, canBuild, missing };
      const probing = { built, memoryFile, highestLevel: highestLevel ?? undefined, signal };
      const found = await probeWhisper(probing).catch(() => null);
      if (found === null) return { ...nothing, engine, version: built.version, canBuild, missing };
      const { version, usable, level, refused, physicalCores } = found;
      return { engine, version, levels: [...usable], level, refused: [...refused], physicalCores, canBuild, missing };
    },
    async build(engine, { signal, report }) {
      const built = await buildWhisper({ engine, buildsFolder, atOnce: availableParallelism(), signal, report });
      await probeWhisper({ built, memoryFile, signal });
    },
  };
}

const nothing = {
  version: null,
  levels: [],
  level: null,
  refused: [],
  physicalCores: null,
} satisfies Partial<TranscriptionProgram>;

async function missingTool(signal: AbortSignal): Promise<string | null> {
  if ((await runToEnd('cmake', ['--version'], { signal }).catch(() => null)) === null) return 'CMake';
  // Visual Studio's compiler is found by CMake, and by nobody else.
  if (process.platform === 'win32') return null;
  const compiler = await runToEnd(process.env.CXX ?? 'c++', ['--version'], { signal }).catch(() => null);
  return compiler === null ? 'un compilador de C++' : null;
}
