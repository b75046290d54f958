import type { ContractOutputs } from '../contract/index.ts';
import type { DoctorReport, HostCapabilities, LibraryStatus } from '../contract/library-contract.ts';
import type { FolderId } from '../domain/identifiers.ts';
import type { TaskContext } from '../domain/job.ts';
import type { JobRunner } from '../jobs/create-job-runner.ts';
import type { SampleSchool } from '../use-cases/add-sample-school.ts';
import type { UseCases } from '../use-cases/index.ts';

/** What only a host knows of the machine it runs on. */
export type HostSystem = {
  describe(): Promise<Pick<LibraryStatus, 'version' | 'freeBytes' | 'libraryFolder' | 'encrypted' | 'activeJobs'>>;
  examine(signal: AbortSignal | undefined): Promise<DoctorReport>;
  recoveryKey(): Promise<string | null>;
  choosePaths(input: { kind: 'files' | 'folder' | 'save'; suggestedName?: string }): Promise<string[]>;
  revealFile(path: string): Promise<void>;
};

/** Folders of this PC that the library follows. */
export type WatchedFolders = {
  watch(path: string, context: TaskContext): Promise<{ folderId: FolderId }>;
  unwatch(folderId: FolderId): Promise<void>;
  /** Followed folders that are not there now; they are waited for. */
  missing(): FolderId[];
  /** Followed folders that are there without a single file, though papers came from them; they are waited for too. */
  emptied(): FolderId[];
  /** Followed folders at whose path another folder seems to stand; nothing is done with it until somebody says. */
  replaced(): FolderId[];
  /** Follows what stands now at the path of a replaced folder; the papers of the one before stay. */
  followReplacement(folderId: FolderId, context: TaskContext): Promise<void>;
};

/** What a host hands to the routers. */
export type RpcServices = {
  useCases: UseCases;
  jobs: JobRunner;
  capabilities: HostCapabilities;
  system: HostSystem;
  watcher: WatchedFolders;
  gallery: ContractOutputs['planillas']['gallery'];
  libraryFolder: string;
  sampleSchool: () => Promise<SampleSchool>;
};
