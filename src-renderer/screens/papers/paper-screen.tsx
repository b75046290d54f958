import { Screen } from '../../components/screen.tsx';
import { screenTitles } from '../../messages/frame.ts';

/** Paper. */
export function PaperScreen() {
  return <Screen title={screenTitles.papers}>{null}</Screen>;
}
