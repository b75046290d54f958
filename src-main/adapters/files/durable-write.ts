import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Where bytes go. The last step makes them safe from a power cut. */
export type ByteSink = { write(bytes: Uint8Array): Promise<void>; sync(): Promise<void>; close(): Promise<void> };

/** Opens a new file for writing; another one is given to try what a full disk does. */
export type OpenSink = (path: string) => Promise<ByteSink>;

/** A new file that only this user can read. */
export const openFileSink: OpenSink = async (path) => {
  const handle = await open(path, 'wx', 0o600);
  return {
    async write(bytes) {
      for (let done = 0; done < bytes.length; ) done += (await handle.write(bytes, done)).bytesWritten;
    },
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
};

/** Writes everything, safe from a power cut; a failure leaves no file. */
export async function writeDurably(
  path: string,
  content: AsyncIterable<Uint8Array>,
  openSink: OpenSink,
): Promise<void> {
  const sink = await openSink(path);
  try {
    for await (const bytes of content) await sink.write(bytes);
    await sink.sync();
  } catch (error) {
    await sink.close().catch(ignore);
    await rm(path, { force: true });
    throw error;
  }
  await sink.close();
}

/** Makes what another program's code wrote into a file safe from a power cut. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  await handle.sync().finally(() => handle.close());
}

/** Gives a file its name, and makes the name itself safe from a power cut. */
export async function renameDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}

/** Makes the names in a folder safe; Windows does that by itself and refuses to be asked. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EPERM' && code !== 'EISDIR' && code !== 'EINVAL' && code !== 'EACCES') throw error;
  }
}

/** The first failure is the one that is told: closing after it may fail for the same reason. */
function ignore(): void {
  return;
}
