import { join } from 'node:path';
import { toAppError } from '../../src-shared/domain/errors.ts';
import type { AmanuenseRouter } from '../../src-shared/rpc/create-router.ts';
import { createDoorRouter, type DoorRouter } from '../../src-shared/rpc/door-router.ts';
import type { RpcContext } from '../../src-shared/rpc/rpc-base.ts';
import type { FindSound } from './answer-sound.ts';
import type { LocalHost } from './create-local-host.ts';
import { createErrorLog } from './error-log.ts';

/** What a window talks with. The router is another one once the library has been opened: read it for each page. */
export type Answering = {
  readonly router: AmanuenseRouter | { door: DoorRouter };
  readonly context: RpcContext;
  readonly findSound: FindSound;
};

export type LibraryDoor = Answering & { close(): Promise<void> };

/**
 * Opens a library for a window. Where this PC has no key that opens it, the door stays and takes the recovery key;
 * every other failure is thrown.
 *
 * @param open Opens the library; with what a person typed, when the door asks again.
 */
export async function openLibraryDoor(
  libraryFolder: string,
  open: (recoveryKey?: string) => Promise<LocalHost>,
): Promise<LibraryDoor> {
  let host = await openUnlessKeyIsMissing(open);
  let opening: Promise<void> | null = null;
  const closedDoor: Answering = {
    findSound: async () => null,
    context: { actor: () => ({ name: '' }), logError: createErrorLog(join(libraryFolder, 'logs')).write },
    router: {
      door: createDoorRouter({
        state: () => ({ isOpen: host !== null, libraryFolder }),
        async openWithKey(key) {
          if (host !== null) return;
          // Pressed twice, it is opened once.
          opening ??= open(key)
            .then((opened) => {
              host = opened;
            })
            .finally(() => {
              opening = null;
            });
          await opening;
        },
      }),
    },
  };
  return {
    get router() {
      return (host ?? closedDoor).router;
    },
    get context() {
      return (host ?? closedDoor).context;
    },
    get findSound() {
      return (host ?? closedDoor).findSound;
    },
    async close() {
      await opening?.catch(() => undefined);
      await host?.close();
    },
  };
}

async function openUnlessKeyIsMissing(open: () => Promise<LocalHost>): Promise<LocalHost | null> {
  try {
    return await open();
  } catch (error) {
    if (toAppError(error).code === 'LIBRARY_KEY_WRONG') return null;
    throw error;
  }
}
