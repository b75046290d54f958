import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { createContext, type ReactNode, use, useMemo } from 'react';
import type { Me } from '../../src-shared/contract/accounts-contract.ts';
import type { PeopleProcedure } from '../../src-shared/contract/district-permissions.ts';
import type { DistrictServerClient } from '../../src-shared/contract/server-contract.ts';

const buildQueries = (client: DistrictServerClient) => createTanstackQueryUtils(client);

type SessionValue = {
  client: DistrictServerClient;
  queries: ReturnType<typeof buildQueries>;
  me: Me;
  /** What the person may ask now, once something of theirs changed. */
  onMe: (me: Me) => void;
  onSignedOut: () => void;
};

const SessionContext = createContext<SessionValue | null>(null);

type SessionProviderProps = Omit<SessionValue, 'queries'> & { children: ReactNode };

/** Gives every screen who is signed in, and the way to ask the server. */
export function SessionProvider({ client, me, onMe, onSignedOut, children }: SessionProviderProps) {
  const queries = useMemo(() => buildQueries(client), [client]);
  const value = useMemo(() => ({ client, queries, me, onMe, onSignedOut }), [client, queries, me, onMe, onSignedOut]);
  return <SessionContext value={value}>{children}</SessionContext>;
}

/** Who is signed in, and the way to ask the server. */
export function useSession(): SessionValue {
  const value = use(SessionContext);
  if (value === null) throw new Error('SessionProvider is missing above this component');
  return value;
}

/** Says of a procedure whether the person may ask it: what they may not is not offered. */
export function useCan(): (procedure: PeopleProcedure) => boolean {
  const { me } = useSession();
  return (procedure) => me.capabilities.includes(procedure);
}
