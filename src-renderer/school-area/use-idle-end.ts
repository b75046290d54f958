import { useEffect } from 'react';
import type { DistrictServerClient } from '../../src-shared/contract/server-contract.ts';
import { sessionIdleLimitMs } from '../../src-shared/domain/district/account.ts';
import { readStored, writeStored } from '../components/stored-state.ts';

const lookEveryMs = 20_000;
const storedAs = 'session:last-act';
const acts = ['keydown', 'pointerdown', 'wheel'] as const;

/**
 * Ends the session when nobody has touched this page, or another of the same browser, for as long as sessions last: the
 * page itself asks for what others of the school write, so that the server cannot tell.
 *
 * @param door Asks at once, session or none.
 */
export function useIdleEnd(door: DistrictServerClient): void {
  useEffect(() => {
    let lastActMs = Date.now();
    const onAct = () => {
      lastActMs = Date.now();
    };
    const look = () => {
      const sharedMs = Number(readStored(storedAs) ?? 0);
      if (lastActMs > sharedMs) writeStored(storedAs, String(lastActMs));
      if (Date.now() < Math.max(lastActMs, sharedMs) + sessionIdleLimitMs) return;
      // One that has ended already is no failure, and a server that is away is asked again at the next look.
      void door.account.signOut().catch(() => undefined);
    };
    const timer = setInterval(look, lookEveryMs);
    for (const act of acts) window.addEventListener(act, onAct, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const act of acts) window.removeEventListener(act, onAct, { capture: true });
    };
  }, [door]);
}
