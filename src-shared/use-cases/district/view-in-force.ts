import { canonicalJson } from '../../domain/canonical-json.ts';
import {
  districtViewKey,
  readDistrictView,
  shownByAll,
  type ViewInForce,
} from '../../domain/district/district-view.ts';
import type { ConflictRepository } from '../../ports/conflict-repository.ts';
import type { SettingsRepository } from '../../ports/settings-repository.ts';

/** Where it is kept. */
const districtViewRegister = { entity: 'setting', entityId: districtViewKey, field: 'value' } as const;

type Ports = { settings: Pick<SettingsRepository, 'get'>; conflicts: Pick<ConflictRepository, 'conflicts'> };

/** What a school lets its district see now. While PCs of the school disagree it is what all of them let, and no more. */
export async function readViewInForce({ settings, conflicts }: Ports): Promise<ViewInForce> {
  const view = readDistrictView(await settings.get(districtViewKey));
  const [conflict] = await conflicts.conflicts([districtViewRegister]);
  const decided = (conflict?.heads ?? []).map(({ value }) => readDistrictView(value).shows);
  if (new Set(decided.map(canonicalJson)).size < 2) return { ...view, isDisputed: false };
  return { ...view, shows: shownByAll(decided), isDisputed: true };
}
