import { Spinner } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import type { DistrictServerClient } from '../../src-shared/contract/server-contract.ts';
import { ThemedThreshold } from '../app/themed-app.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { AfterPause } from '../components/loading-skeleton.tsx';
import { NotificationsProvider } from '../components/notifications.tsx';
import { districtAccountMessages as words } from '../messages/district-account.ts';
import { createDistrictRouter } from './district-router.tsx';
import { SessionProvider } from './session-context.tsx';
import { LinkScreen } from './threshold/link-screen.tsx';
import { SignInScreen } from './threshold/sign-in-screen.tsx';
import { type Entry, useEntry } from './use-entry.ts';

type EntryProps = { client: DistrictServerClient; entry: Entry };

/** The district's screens: lets somebody in, then shows what is theirs. */
export function DistrictApp({ client }: { client: DistrictServerClient }) {
  const entry = useEntry(client);
  return (
    <QueryClientProvider client={entry.cache}>
      <ThemedThreshold>
        <NotificationsProvider>
          <Inside client={client} entry={entry} />
        </NotificationsProvider>
      </ThemedThreshold>
    </QueryClientProvider>
  );
}

function Inside({ client, entry }: EntryProps) {
  const { state, enter } = entry;
  switch (state.at) {
    case 'opening':
      return (
        <Centred>
          <AfterPause>
            <Spinner label={words.starting} />
          </AfterPause>
        </Centred>
      );
    case 'failed':
      return (
        <Centred>
          <ErrorState title={words.startFailed} error={state.error} onRetry={entry.open} />
        </Centred>
      );
    case 'link':
      return <LinkScreen key={state.token} client={client} token={state.token} onMe={enter} onLeave={entry.open} />;
    case 'outside':
      return <SignInScreen client={client} hasExpired={state.hasExpired} onMe={enter} />;
    case 'inside':
      return (
        <SessionProvider client={client} me={state.me} onMe={enter} onSignedOut={entry.leave}>
          <Screens key={state.me.id} />
        </SessionProvider>
      );
  }
}

function Screens() {
  const [router] = useState(createDistrictRouter);
  return <RouterProvider router={router} />;
}

function Centred({ children }: { children: React.ReactNode }) {
  return <main style={{ display: 'grid', placeItems: 'center', height: '100%' }}>{children}</main>;
}
