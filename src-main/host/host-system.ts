import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../src-shared/domain/errors.ts';
import { formatRecoveryKey } from '../../src-shared/domain/recovery-key.ts';
import type { JobRunner } from '../../src-shared/jobs/create-job-runner.ts';
import type { HostSystem } from '../../src-shared/rpc/rpc-services.ts';
import { migrations } from '../../src-shared/storage/migrations/index.ts';
import type { UseCases } from '../../src-shared/use-cases/index.ts';
import { examineMachine } from './examine-machine.ts';
import { type LocalConfiguration, programFolder } from './local-configuration.ts';
import { freeBytesAt } from './machine-facts.ts';

/** What a native shell adds: dialogs, and the system's file manager. */
export type NativeShell = {
  choosePaths(input: { kind: 'files' | 'folder' | 'save'; suggestedName?: string }): Promise<string[]>;
  revealFile(path: string): Promise<void>;
};

/** What this host knows of the PC it runs on. */
export function createHostSystem(parts: {
  configuration: LocalConfiguration;
  key: Uint8Array | null;
  /** What a full check of the library's file finds wrong. */
  checkLibrary: () => Promise<string[]>;
  jobs: JobRunner;
  useCases: UseCases;
  shell: NativeShell | undefined;
}): HostSystem {
  const { configuration, key, checkLibrary, jobs, useCases, shell } = parts;
  const { libraryFolder } = configuration;
  return {
    async describe() {
      return {
        version: await programVersion(),
        freeBytes: await freeBytesAt(libraryFolder),
        libraryFolder,
        encrypted: key !== null,
        activeJobs: jobs.activeCount(),
      };
    },
    async examine(signal) {
      const { ollamaUrl, transcriptionEngine, transcriptionLevel } = await useCases.settings.read();
      const { chosen } = await useCases.speechModels.show();
      const model = chosen.imposed ?? chosen.transcription;
      const hearing = { transcriptionEngine, transcriptionLevel, model };
      const counts = await useCases.sources.counts();
      const sources = Object.values(counts.status).reduce((sum, count) => sum + count, 0);
      const healthy = (await checkLibrary()).length === 0;
      const schemaVersion = migrations.at(-1)?.version ?? 0;
      const library = { folder: libraryFolder, healthy, encrypted: key !== null, schemaVersion, sources };
      return examineMachine({ configuration, hearing, ollamaUrl, folder: libraryFolder, library, signal });
    },
    recoveryKey: async () => (key === null ? null : formatRecoveryKey(key)),
    async choosePaths(input) {
      if (!shell) throw new AppError('INVALID_INPUT', { detail: 'dialog' });
      return shell.choosePaths(input);
    },
    async revealFile(path) {
      if (!shell) throw new AppError('INVALID_INPUT', { detail: 'dialog' });
      await shell.revealFile(path);
    },
  };
}

/** The program's version, from its package. */
export async function programVersion(): Promise<string> {
  const text = await readFile(join(programFolder, 'package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  return version;
}
