import { Screen } from '../../components/screen.tsx';
import { screenTitles } from '../../messages/frame.ts';

/** Planillas. */
export function PlanillaScreen() {
  return <Screen title={screenTitles.planillas}>{null}</Screen>;
}
