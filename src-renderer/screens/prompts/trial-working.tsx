import { Spinner } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { trialMessages as words } from '../../messages/prompts.ts';
import type { TrialState } from './use-trial.ts';

const TICK_MS = 1000;

/** Which model is at work and for how long. */
export function TrialWorking({ trial: { model, startedAt } }: { trial: TrialState }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const label = model === null ? words.starting : words.writing(model, Math.max(0, now - startedAt));
  return <Spinner size="tiny" labelPosition="after" label={label} style={{ justifyContent: 'flex-start' }} />;
}
