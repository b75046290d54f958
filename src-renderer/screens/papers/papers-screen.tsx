import { Screen } from '../../components/screen.tsx';
import { screenTitles } from '../../messages/frame.ts';

/** Papers. */
export function PapersScreen() {
  return <Screen title={screenTitles.papers}>{null}</Screen>;
}
