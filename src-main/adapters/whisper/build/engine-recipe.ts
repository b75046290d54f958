import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { type ProcessorLevel, processorLevels } from '../../../../src-shared/domain/transcription-engine.ts';

/** What CMake is told to make an engine of. */
export type EngineRecipe = {
  /** Of the engine's own sources ("1.9.1"). */
  version: string;
  /** The folder of our CMakeLists.txt. */
  nativeFolder: string;
  /** Changes with our own files. */
  fingerprint: string;
  /** The levels that it can be built at on this kind of PC. */
  levels: readonly ProcessorLevel[];
  /** What our CMakeLists.txt asks for beside the levels. */
  definitions: Readonly<Record<string, string>>;
  targets: readonly string[];
  /** The library of a level, without its ending: where it is, that level was built. */
  libraryOf(level: ProcessorLevel): string;
};

/** The levels of this kind of PC, of those that an engine has. */
export function levelsHere(ofEngine: readonly ProcessorLevel[] = processorLevels): readonly ProcessorLevel[] {
  return process.arch === 'x64' ? ofEngine.filter((level) => level !== 'base') : ['base'];
}

/** A mark of what lies in folders of ours. */
export async function fingerprintOf(...folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    for (const name of (await readdir(folder)).sort()) hash.update(name).update(await readFile(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 12);
}
