import { Screen } from '../../components/screen.tsx';
import { screenTitles } from '../../messages/frame.ts';

/** People. */
export function PeopleScreen() {
  return <Screen title={screenTitles.people}>{null}</Screen>;
}
