import { Screen } from '../../components/screen.tsx';
import { screenTitles } from '../../messages/frame.ts';

/** Home. */
export function HomeScreen() {
  return <Screen title={screenTitles.home}>{null}</Screen>;
}
