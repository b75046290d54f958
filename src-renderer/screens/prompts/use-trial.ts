import { useEffect, useRef, useState } from 'react';
import type { ContractInputs } from '../../../src-shared/contract/index.ts';
import type { PromptTrial, TrialPart } from '../../../src-shared/domain/prompt-trial.ts';
import { useClient } from '../../client/api-context.tsx';

export type TrialInput = ContractInputs['prompts']['try'];

/** How trying a prompt stands. What was written before it ended stays. */
export type TrialState = {
  state: 'idle' | 'running' | 'done' | 'stopped' | 'failed';
  model: string | null;
  parts: readonly TrialPart[];
  trial: PromptTrial | null;
  error: unknown;
  startedAt: number;
};

const idle: TrialState = { state: 'idle', model: null, parts: [], trial: null, error: null, startedAt: 0 };

/** Tries a prompt, one time at once, and follows what the model writes; leaving the screen stops it. */
export function useTrial() {
  const client = useClient();
  const [trial, setTrial] = useState<TrialState>(idle);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  /** Resolves once it has ended, whichever way. */
  const start = async (input: TrialInput): Promise<void> => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    // A trial that another one took the place of says nothing more.
    const tell = (change: (now: TrialState) => TrialState) => {
      if (running.current === control) setTrial(change);
    };
    tell(() => ({ ...idle, state: 'running', startedAt: Date.now() }));
    try {
      for await (const event of await client.prompts.try(input, { signal: control.signal })) {
        if (event.type === 'writing') tell((now) => ({ ...now, model: event.model }));
        else if (event.type === 'part') tell((now) => ({ ...now, parts: [...now.parts, event.part] }));
        else tell((now) => ({ ...now, state: 'done', trial: event.trial }));
      }
    } catch (error) {
      tell((now) => ({ ...now, state: control.signal.aborted ? 'stopped' : 'failed', error }));
    }
  };
  /** Forgets what was tried. */
  const clear = () => {
    running.current?.abort();
    running.current = null;
    setTrial(idle);
  };
  return { trial, start, stop: () => running.current?.abort(), clear };
}
