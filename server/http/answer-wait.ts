import type { IncomingMessage } from 'node:http';
import { AppError } from '../../src-shared/domain/errors.ts';
import { waitRequestSchema } from '../../src-shared/domain/sync/sync-messages.ts';
import type { DistrictHost } from '../host/create-district-host.ts';
import { queryOf, type UnqueuedReply } from './unqueued-reply.ts';

/** Tells a PC that there is something to fetch, once there is: see `WaitingPcs`. */
export async function answerWait(
  { waitingPcs }: Pick<DistrictHost, 'waitingPcs'>,
  request: IncomingMessage,
  deviceId: string,
): Promise<UnqueuedReply> {
  const held = waitRequestSchema.safeParse(queryOf(request));
  if (!held.success) throw new AppError('INVALID_INPUT', { detail: 'HTTP' });
  const body = await waitingPcs.wait(deviceId, held.data);
  // The line is of no use to anybody else: a proxy is not to keep thousands of them.
  return { status: 200, headers: { 'content-type': 'application/json', connection: 'close' }, body };
}
