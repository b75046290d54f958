import { useEffect } from 'react';
import type { DistrictServerClient } from '../../src-shared/contract/server-contract.ts';
import { readStored, writeStored } from '../components/stored-state.ts';
import { createIdleEnd } from './idle-end.ts';
import { watchSignedIn } from './signed-in-news.ts';

const lookEveryMs = 20_000;
const storedAs = 'session:last-act';
const lastAct = {
  read: () => Number(readStored(storedAs) ?? 0),
  write: (ms: number) => writeStored(storedAs, String(ms)),
};
const acts = ['keydown', 'pointerdown', 'wheel'] as const;

/**
 * Ends the session when nobody has touched this page, or another of the same browser, for as long as sessions last: the
 * page itself asks for what others of the school write, so that the server cannot tell.
 *
 * @param door Asks at once, session or none.
 */
export function useIdleEnd(door: DistrictServerClient): void {
  useEffect(() => {
    const idle = createIdleEnd({ now: () => Date.now(), lastAct });
    const look = () => {
      // One that has ended already is no failure, and a server that is away is asked again at the next look.
      if (idle.isOver()) void door.account.signOut().catch(() => undefined);
    };
    const timer = setInterval(look, lookEveryMs);
    const hearNoMore = watchSignedIn(idle.act);
    for (const act of acts) window.addEventListener(act, idle.act, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      hearNoMore();
      for (const act of acts) window.removeEventListener(act, idle.act, { capture: true });
    };
  }, [door]);
}
