import { Screen } from '../../components/screen.tsx';
import { screenTitles } from '../../messages/frame.ts';

/** Jobs. */
export function JobsScreen() {
  return <Screen title={screenTitles.jobs}>{null}</Screen>;
}
