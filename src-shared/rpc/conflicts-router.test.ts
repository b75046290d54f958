import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { createConflictsRouter } from './conflicts-router.ts';
import type { RpcServices } from './rpc-services.ts';

const ofView = { entity: 'setting', entityId: 'districtView', field: 'value' };
const ofName = { ...ofView, entityId: 'schoolName' };

/** What is done of what is asked by whoever decides, or not, for the school. */
async function asked(decidesForSchool: boolean | undefined, register: typeof ofView): Promise<string[]> {
  const done: string[] = [];
  const decideConflicts = {
    decide: async () => void done.push('decide'),
    refused: async () => [{ id: 'refused', register }],
    sendAgain: async () => void done.push('sendAgain'),
  };
  const router = createConflictsRouter({ useCases: { decideConflicts } } as unknown as RpcServices);
  const actor = () => ({ name: 'Ana' });
  const context = { actor, logError: () => '', ...(decidesForSchool !== undefined && { decidesForSchool }) };
  const failed = ({ data }: { data: { code: string } }) => void done.push(data.code);
  await call(router.decide, { register, versionId: 'x' }, { context }).catch(failed);
  await call(router.sendAgain, { id: 'refused', text: null }, { context }).catch(failed);
  return done;
}

test('what the district sees is decided, in a conflict too, by whoever decides for the school', async () => {
  expect(await asked(false, ofView)).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED']);
  expect(await asked(true, ofView)).toEqual(['decide', 'sendAgain']);
  expect(await asked(undefined, ofView)).toEqual(['decide', 'sendAgain']);
  expect(await asked(false, ofName)).toEqual(['decide', 'sendAgain']);
});
