import { toAppError } from '../../domain/errors.ts';

/** Takes that a note was not kept, as the disk is full: what is there can still be read. Throws anything else. */
export function unlessFull(thrown: unknown): void {
  if (toAppError(thrown).code !== 'DISK_FULL') throw thrown;
}
