import type { QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Me } from '../../src-shared/contract/accounts-contract.ts';
import type { DistrictServerClient } from '../../src-shared/contract/server-contract.ts';
import { createQueryClient } from '../client/create-query-client.ts';
import { errorCodeOf } from '../client/error-text.ts';
import { linkTokenOf, providerAnswerOf } from './link-token.ts';
import { tellSignedIn } from './signed-in-news.ts';
import { takeSmallWindow } from './small-window.ts';
import { takeWayBack } from './way-back.ts';

type EntryState =
  | { at: 'opening' }
  | { at: 'failed'; error: unknown }
  | { at: 'link'; token: string }
  /** `hasExpired` where somebody was inside a moment ago; `problem` is of who comes back from the provider's. */
  | { at: 'outside'; hasExpired: boolean; problem: unknown }
  | { at: 'inside'; me: Me }
  /** Signed in, in a small window, for the page below it. */
  | { at: 'done' };

export type Entry = {
  state: EntryState;
  /** What was answered to who is inside; it is forgotten when they go. */
  cache: QueryClient;
  open: () => void;
  enter: (me: Me) => void;
  leave: () => void;
};

/**
 * Who is at the door: nobody, somebody with a one-time link, or somebody who is inside. When a session ends, whatever
 * is asked next goes back to the door, and the address stays: who comes in again is where they were.
 */
export function useEntry(client: DistrictServerClient): Entry {
  const [state, setState] = useState<EntryState>({ at: 'opening' });
  const [cache] = useState(() =>
    createQueryClient((error) => {
      if (errorCodeOf(error) === 'SESSION_ENDED') goOutside(true);
      if (errorCodeOf(error) === 'SECOND_FACTOR_DEMANDED') lookAgain();
    }),
  );
  /** Something came to be missing meanwhile; who cannot be asked about it now is told so already. */
  const lookAgain = useCallback(() => {
    const stay = (me: Me) => setState((now) => (now.at === 'inside' ? { at: 'inside', me } : now));
    client.account.me().then(stay, () => undefined);
  }, [client]);
  const goOutside = useCallback(
    (hasExpired: boolean) => {
      setState((now) => (now.at === 'inside' || !hasExpired ? { at: 'outside', hasExpired, problem: null } : now));
      cache.clear();
    },
    [cache],
  );
  const enter = useCallback((me: Me) => {
    // Who still owes the code of their telephone is asked for it here: no other page may go on yet.
    if (me.missing !== null) return setState({ at: 'inside', me });
    tellSignedIn();
    if (!takeSmallWindow()) return setState({ at: 'inside', me });
    setState({ at: 'done' });
    window.close();
  }, []);
  const open = useCallback(async () => {
    const token = takeLink();
    if (token !== null) return setState({ at: 'link', token });
    const search = takeProviderAnswer();
    setState({ at: 'opening' });
    if (search !== null) {
      try {
        const me = await client.account.finishProviderSignIn({ search });
        const way = takeWayBack();
        if (way !== null) window.location.replace(way);
        return enter(me);
      } catch (problem) {
        return setState({ at: 'outside', hasExpired: false, problem });
      }
    }
    try {
      setState({ at: 'inside', me: await client.account.me() });
    } catch (error) {
      const isOutside = errorCodeOf(error) === 'SESSION_ENDED';
      setState(isOutside ? { at: 'outside', hasExpired: false, problem: null } : { at: 'failed', error });
    }
  }, [client, enter]);
  useOnce(() => void open());
  useEffect(() => {
    // A link that is pasted over another address of the same page loads nothing.
    const look = () => linkTokenOf(window.location.hash) !== null && void open();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [open]);
  return {
    state,
    cache,
    open: () => void open(),
    enter,
    leave: () => goOutside(false),
  };
}

/** The token of the address, which goes out of it and of the history. */
function takeLink(): string | null {
  const token = linkTokenOf(window.location.hash);
  if (token !== null) window.history.replaceState(null, '', window.location.pathname);
  return token;
}

/** What the identity provider sent somebody back with, which goes out of the address and of the history. */
function takeProviderAnswer(): string | null {
  const { search, pathname } = window.location;
  const answer = providerAnswerOf(search);
  if (answer !== null) window.history.replaceState(null, '', pathname);
  return answer;
}

/** Strict mode mounts twice, and a link is taken once. */
function useOnce(action: () => void): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    action();
  });
}
