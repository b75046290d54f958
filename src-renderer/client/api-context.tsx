import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import { createContext, type ReactNode, use, useMemo } from 'react';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import type { HostCapabilities } from '../../src-shared/contract/library-contract.ts';

type ApiValue = { client: AmanuenseClient; queries: ApiQueries; capabilities: HostCapabilities };

const buildQueries = (client: AmanuenseClient) => createTanstackQueryUtils(client);
export type ApiQueries = ReturnType<typeof buildQueries>;

const ApiContext = createContext<ApiValue | null>(null);

/** Gives every screen the typed client, its query options and what this host can do. */
export function ApiProvider(props: { client: AmanuenseClient; capabilities: HostCapabilities; children: ReactNode }) {
  const { client, capabilities, children } = props;
  const value = useMemo(() => ({ client, capabilities, queries: buildQueries(client) }), [client, capabilities]);
  return <ApiContext value={value}>{children}</ApiContext>;
}

function useApiValue(): ApiValue {
  const value = use(ApiContext);
  if (value === null) throw new Error('ApiProvider is missing above this component');
  return value;
}

/** TanStack Query options of every procedure: `useQuery(useApi().sources.list.queryOptions({ input }))`. */
export function useApi(): ApiQueries {
  return useApiValue().queries;
}

/** The typed client itself, for commands. */
export function useClient(): AmanuenseClient {
  return useApiValue().client;
}

/** What this host can do; ask it before offering native pickers or typed paths. */
export function useCapabilities(): HostCapabilities {
  return useApiValue().capabilities;
}
