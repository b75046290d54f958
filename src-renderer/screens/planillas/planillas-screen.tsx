import { Screen } from '../../components/screen.tsx';
import { screenTitles } from '../../messages/frame.ts';

/** Planillas. */
export function PlanillasScreen() {
  return <Screen title={screenTitles.planillas}>{null}</Screen>;
}
