import { useQuery } from '@tanstack/react-query';
import type { DistrictSettings } from '../../../src-shared/domain/district-settings.ts';
import { useApi } from '../../client/api-context.tsx';

/** What the district set for the school; empty where that is nothing or is not known yet. */
export function useDistrictSettings(): DistrictSettings {
  const status = useQuery(useApi().library.status.queryOptions());
  return status.data?.setByDistrict?.settings ?? {};
}
