import { Spinner } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type FunctionComponent, useCallback, useEffect, useRef, useState } from 'react';
import type { DoorState } from '../../src-shared/contract/door-contract.ts';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import type { HostCapabilities } from '../../src-shared/contract/library-contract.ts';
import { ApiProvider } from '../client/api-context.tsx';
import { createQueryClient } from '../client/create-query-client.ts';
import { type SignedIn, SignedInContext } from '../client/signed-in-context.ts';
import { ErrorState } from '../components/error-state.tsx';
import { AfterPause } from '../components/loading-skeleton.tsx';
import { NotificationsProvider } from '../components/notifications.tsx';
import { ProofProvider } from '../components/viewer/proof-context.tsx';
import { connectionMessages } from '../messages/connection.ts';
import { offeredScreens } from './offered-screens.ts';
import { RecoveryKeyScreen } from './recovery-key-screen.tsx';
import { createAppRouter } from './router.tsx';
import { ThemedApp, ThemedThreshold } from './themed-app.tsx';

type Connection =
  | { state: 'opening' }
  | { state: 'locked'; client: AmanuenseClient; door: DoorState }
  | { state: 'open'; client: AmanuenseClient; capabilities: HostCapabilities }
  | { state: 'failed'; error: unknown };

type AppProps = {
  connect: () => Promise<AmanuenseClient>;
  /** Who works in it, where somebody has to sign in. */
  signedIn?: SignedIn;
};

/** The whole interface: connects to a host, then shows the frame and its screens. */
export function App({ connect, signedIn }: AppProps) {
  const [connection, reconnect] = useConnection(connect);
  const [cache] = useState(createQueryClient);
  return (
    <QueryClientProvider client={cache}>
      {connection.state === 'open' ? (
        <ApiProvider client={connection.client} capabilities={connection.capabilities}>
          <ThemedApp>
            <NotificationsProvider>
              <ProofProvider>
                <SignedInContext value={signedIn ?? null}>
                  <Screens capabilities={connection.capabilities} account={signedIn?.account} />
                </SignedInContext>
              </ProofProvider>
            </NotificationsProvider>
          </ThemedApp>
        </ApiProvider>
      ) : (
        <Threshold connection={connection} onRetry={reconnect} />
      )}
    </QueryClientProvider>
  );
}

function Screens({ capabilities, account }: { capabilities: HostCapabilities; account?: FunctionComponent }) {
  const [router] = useState(() => createAppRouter(offeredScreens(capabilities), account));
  return <RouterProvider router={router} />;
}

/** What is shown while there is no library to show. */
function Threshold(props: { connection: Exclude<Connection, { state: 'open' }>; onRetry: () => void }) {
  const { connection, onRetry } = props;
  if (connection.state === 'locked') {
    return (
      <ThemedThreshold>
        <RecoveryKeyScreen
          client={connection.client}
          state={connection.door}
          // Loaded again because the way to an open library is another one.
          onOpened={() => window.location.reload()}
        />
      </ThemedThreshold>
    );
  }
  return (
    <ThemedThreshold>
      <div style={{ display: 'grid', placeItems: 'center', height: '100%' }}>
        {connection.state === 'failed' ? (
          <ErrorState title={connectionMessages.startFailed} error={connection.error} onRetry={onRetry} />
        ) : (
          <AfterPause>
            <Spinner label={connectionMessages.starting} />
          </AfterPause>
        )}
      </div>
    </ThemedThreshold>
  );
}

function useConnection(connect: () => Promise<AmanuenseClient>): [Connection, () => void] {
  const [connection, setConnection] = useState<Connection>({ state: 'opening' });
  const started = useRef(false);
  const open = useCallback(async () => {
    setConnection({ state: 'opening' });
    try {
      const client = await connect();
      const door = await client.door.state();
      if (door.isOpen) setConnection({ state: 'open', client, capabilities: await client.library.capabilities() });
      else setConnection({ state: 'locked', client, door });
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
