import type { MachineResources } from '../domain/model-advice.ts';
import type { ModelFile } from './model-store.ts';

/** The PC that runs the models, as far as they need it: what it has, and the files on its disks. */
export type ModelMachine = {
  resources(): Promise<MachineResources>;
  /** Throws `PATH_NOT_FOUND` or `PERMISSION_DENIED`. */
  openFile(path: string): Promise<ModelFile>;
  /**
   * Copies a file into a folder, under another name, and gives its path. What was copied in part is taken away.
   * Throws `PATH_NOT_FOUND`, `OUTPUT_NOT_WRITABLE`, `DISK_FULL` or `STICK_HOLDS_NO_LARGE_FILES`.
   */
  copyFile(
    copy: { from: string; folder: string; name: string },
    options: { signal: AbortSignal; report: (copied: { doneBytes: number; totalBytes: number }) => void },
  ): Promise<string>;
};
