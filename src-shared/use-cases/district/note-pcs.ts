import type { DistrictOffice } from '../../ports/district-office.ts';
import type { DistrictSync } from '../synchronize/create-district-sync.ts';
import { nobody } from './callers.ts';
import { unlessFull } from './unless-full.ts';

/** The same server, which also keeps what each PC tells of itself. */
export function notePcs(sync: DistrictSync, office: DistrictOffice): DistrictSync {
  return {
    ...sync,
    async hello(deviceId, request) {
      const answer = await sync.hello(deviceId, request);
      const { pc } = request;
      if (pc !== undefined) {
        await office.enter(nobody.reach, ({ registry }) => registry.keepTold(deviceId, pc)).catch(unlessFull);
      }
      return answer;
    },
  };
}
