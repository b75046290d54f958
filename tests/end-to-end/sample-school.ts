import { cpSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { createLocalHost, type HostOptions, type LocalHost } from '../../src-main/host/create-local-host.ts';
import { type LocalConfiguration, localConfiguration, programFolder } from '../../src-main/host/local-configuration.ts';

/** Which papers of the sample school are brought: those of some folders, or all, less those with some names. */
export type SchoolPapers = { folders?: readonly string[]; without: RegExp };

/** An empty library in `workplace`, whose sample school has only some papers. */
export function openWithPapers(
  workplace: string,
  papers: SchoolPapers,
  options: HostOptions & Partial<Pick<LocalConfiguration, 'ollamaFolders' | 'whisperFolder' | 'whisperModelFile'>> = {},
): Promise<LocalHost> {
  const resourcesFolder = join(workplace, 'resources');
  copySchool(resourcesFolder, papers);
  cpSync(join(programFolder, 'resources', 'templates'), join(resourcesFolder, 'templates'), { recursive: true });
  const base = localConfiguration(
    { library: join(workplace, 'Amanuense'), cores: 2 },
    { AMANUENSE_KEY: '5a'.repeat(32) },
  );
  // What is installed on the PC that runs the tests is none of theirs.
  const { ollamaFolders = [], whisperModelFile = null, whisperFolder = join(workplace, 'whisper'), ...rest } = options;
  const whisper = { whisperFolder, whisperLevelFile: join(whisperFolder, 'level.json'), whisperModelFile };
  return createLocalHost({ ...base, ...whisper, resourcesFolder, ollamaFolders }, { resumeJobs: true, ...rest });
}

function copySchool(resourcesFolder: string, { folders, without }: SchoolPapers): void {
  const school = join(programFolder, 'resources', 'sample-school');
  cpSync(school, join(resourcesFolder, 'sample-school'), {
    recursive: true,
    filter(path) {
      const [top, folder, paper] = relative(school, path).split(sep);
      if (top !== 'papers' || folder === undefined) return true;
      return (folders?.includes(folder) ?? true) && (paper === undefined || !without.test(basename(path)));
    },
  });
}

/** Waits until no job of the library is under way; throws when one failed. */
export async function waitForJobs({ client }: LocalHost): Promise<void> {
  for (const job of await client.jobs.list()) {
    for await (const change of await client.jobs.watch({ jobId: job.id })) {
      if (change.state === 'failed') throw new Error(`${change.title}: ${change.errorCode}`);
    }
  }
}
