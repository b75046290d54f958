import { BuildingRegular } from '@fluentui/react-icons';
import { setByDistrictMessages as words } from '../../messages/set-by-district.ts';
import { StateMark } from '../chips.tsx';

/** Tells that the district set what stands beside it; nothing where it did not. */
export function SetByDistrict({ isSet }: { isSet: boolean }) {
  if (!isSet) return null;
  return (
    <StateMark tone="neutral" icon={<BuildingRegular />}>
      {words.mark}
    </StateMark>
  );
}
