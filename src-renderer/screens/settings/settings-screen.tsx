import { Screen } from '../../components/screen.tsx';
import { screenTitles } from '../../messages/frame.ts';

/** Settings. */
export function SettingsScreen() {
  return <Screen title={screenTitles.settings}>{null}</Screen>;
}
