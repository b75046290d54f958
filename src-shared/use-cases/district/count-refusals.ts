import type { DistrictOffice } from '../../ports/district-office.ts';
import type { DistrictSync } from '../synchronize/create-district-sync.ts';
import { nobody } from './callers.ts';

/** The same server, which also counts what it does not take of each PC: whoever looks after schools has to know. */
export function countRefusals(sync: DistrictSync, office: DistrictOffice): DistrictSync {
  return {
    ...sync,
    async push(deviceId, request) {
      const answer = await sync.push(deviceId, request);
      const { length } = answer.refused;
      if (length > 0) await office.enter(nobody.reach, ({ registry }) => registry.countRefused(deviceId, length));
      return answer;
    },
  };
}
