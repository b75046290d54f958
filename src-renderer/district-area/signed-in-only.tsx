import { Spinner } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Me } from '../../src-shared/contract/accounts-contract.ts';
import type { DistrictServerClient } from '../../src-shared/contract/server-contract.ts';
import { ThemedThreshold } from '../app/themed-app.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorState } from '../components/error-state.tsx';
import { AfterPause } from '../components/loading-skeleton.tsx';
import { NotificationsProvider } from '../components/notifications.tsx';
import { districtAccountMessages as words } from '../messages/district-account.ts';
import { LinkScreen } from './threshold/link-screen.tsx';
import { SignInScreen } from './threshold/sign-in-screen.tsx';
import { type Entry, useEntry } from './use-entry.ts';

type Inside = Pick<Entry, 'enter' | 'leave'> & { me: Me };

type SignedInOnlyProps = {
  client: DistrictServerClient;
  /** What somebody sees who is inside. */
  children: (inside: Inside) => ReactNode;
};

/** A page of the district's server: lets somebody in, then shows what is theirs. */
export function SignedInOnly({ client, children }: SignedInOnlyProps) {
  const entry = useEntry(client);
  return (
    <QueryClientProvider client={entry.cache}>
      <ThemedThreshold>
        <NotificationsProvider>
          <AtTheDoor client={client} entry={entry}>
            {children}
          </AtTheDoor>
        </NotificationsProvider>
      </ThemedThreshold>
    </QueryClientProvider>
  );
}

function AtTheDoor({ client, entry, children }: SignedInOnlyProps & { entry: Entry }) {
  const { state, enter, leave } = entry;
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
      return <SignInScreen client={client} hasExpired={state.hasExpired} problem={state.problem} onMe={enter} />;
    case 'done':
      return (
        <Centred>
          <EmptyState icon={<CheckmarkCircleRegular />} title={words.signIn.done} text={words.signIn.doneHint} />
        </Centred>
      );
    case 'inside':
      return children({ me: state.me, enter, leave });
  }
}

function Centred({ children }: { children: ReactNode }) {
  return <main style={{ display: 'grid', placeItems: 'center', height: '100%' }}>{children}</main>;
}
