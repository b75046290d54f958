import { FluentProvider, Spinner } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import type { HostCapabilities } from '../../src-shared/contract/library-contract.ts';
import { ApiProvider } from '../client/api-context.tsx';
import { createQueryClient } from '../client/create-query-client.ts';
import { ErrorState } from '../components/error-state.tsx';
import { AfterPause } from '../components/loading-skeleton.tsx';
import { NotificationsProvider } from '../components/notifications.tsx';
import { ProofProvider } from '../components/viewer/proof-context.tsx';
import { connectionMessages } from '../messages/connection.ts';
import { createAppRouter } from './router.tsx';
import { lightTheme } from './theme.ts';
import { ThemedApp } from './themed-app.tsx';

type Connection =
  | { state: 'opening' }
  | { state: 'open'; client: AmanuenseClient; capabilities: HostCapabilities }
  | { state: 'failed'; error: unknown };

/** The whole interface: connects to a host, then shows the frame and its screens. */
export function App({ connect }: { connect: () => Promise<AmanuenseClient> }) {
  const [connection, reconnect] = useConnection(connect);
  const [cache] = useState(createQueryClient);
  const [router] = useState(createAppRouter);
  if (connection.state !== 'open') {
    return (
      <FluentProvider theme={lightTheme} style={{ height: '100%', display: 'grid', placeItems: 'center' }}>
        {connection.state === 'failed' ? (
          <ErrorState title={connectionMessages.startFailed} error={connection.error} onRetry={reconnect} />
        ) : (
          <AfterPause>
            <Spinner label={connectionMessages.starting} />
          </AfterPause>
        )}
      </FluentProvider>
    );
  }
  return (
    <QueryClientProvider client={cache}>
      <ApiProvider client={connection.client} capabilities={connection.capabilities}>
        <ThemedApp>
          <NotificationsProvider>
            <ProofProvider>
              <RouterProvider router={router} />
            </ProofProvider>
          </NotificationsProvider>
        </ThemedApp>
      </ApiProvider>
    </QueryClientProvider>
  );
}

function useConnection(connect: () => Promise<AmanuenseClient>): [Connection, () => void] {
  const [connection, setConnection] = useState<Connection>({ state: 'opening' });
  const started = useRef(false);
  const open = useCallback(async () => {
    setConnection({ state: 'opening' });
    try {
      const client = await connect();
      setConnection({ state: 'open', client, capabilities: await client.library.capabilities() });
    } catch (error) {
      setConnection({ state: 'failed', error });
    }
  }, [connect]);
  useEffect(() => {
    // Strict mode mounts twice, and a one-time token or port is taken once.
    if (started.current) return;
    started.current = true;
    void open();
  }, [open]);
  return [connection, () => void open()];
}
