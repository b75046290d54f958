import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** How the temporary files and folders of one kind are named. */
export type LeftoverName = { start: string; middle: RegExp; end: string };

/** What `randomUUID` gives. */
export const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Takes away what programs that were cut off (a power cut, a kill) left in a folder. */
export async function removeLeftovers(folder: string, { start, middle, end }: LeftoverName): Promise<void> {
  const isLeftover = (name: string): boolean =>
    name.startsWith(start) && name.endsWith(end) && middle.test(name.slice(start.length, name.length - end.length));
  // A folder that is missing or cannot be listed is told by whoever writes into it next.
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(isLeftover)) {
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
}
