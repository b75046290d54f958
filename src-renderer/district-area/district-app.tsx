import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import type { DistrictServerClient } from '../../src-shared/contract/server-contract.ts';
import { createDistrictRouter } from './district-router.tsx';
import { SessionProvider, useSession } from './session-context.tsx';
import { SignedInOnly } from './signed-in-only.tsx';
import { useIdleEnd } from './use-idle-end.ts';
import { useLanding } from './use-landing.ts';

/** The district's screens: lets somebody in, then shows what is theirs. */
export function DistrictApp({ client }: { client: DistrictServerClient }) {
  return (
    <SignedInOnly client={client}>
      {({ me, enter, leave }) => (
        <SessionProvider client={client} me={me} onMe={enter} onSignedOut={leave}>
          <Screens key={me.id} />
        </SessionProvider>
      )}
    </SignedInOnly>
  );
}

/** The screens of who stays; who works in one school alone goes on to it. */
function Screens() {
  const { client } = useSession();
  const [router] = useState(createDistrictRouter);
  useIdleEnd(client);
  return useLanding() ? null : <RouterProvider router={router} />;
}
