import type { DoorState } from '../contract/door-contract.ts';
import { rpc } from './rpc-base.ts';

/** What stands before a library: open, or waiting for its key. */
export type Door = {
  state(): DoorState;
  openWithKey(key: string): Promise<void>;
};

/** The way into a library: all that answers while it is closed. */
export function createDoorRouter(door: Door) {
  const os = rpc.door;
  return os.router({
    state: os.state.handler(() => door.state()),
    openWithKey: os.openWithKey.handler(({ input }) => door.openWithKey(input.key)),
  });
}

export type DoorRouter = ReturnType<typeof createDoorRouter>;
