import { useCallback, useEffect, useMemo, useState } from 'react';
import { type Me, personHeader } from '../../src-shared/contract/accounts-contract.ts';
import { schoolAddresses } from '../../src-shared/contract/school-addresses.ts';
import type { DistrictServerClient } from '../../src-shared/contract/server-contract.ts';
import { App } from '../app/app.tsx';
import { createPatientAsk } from '../client/ask-server.ts';
import { createHttpClient } from '../client/create-http-client.ts';
import { createDistrictAreaClient } from '../client/district-area-client.ts';
import { createSessionKeeper, type SessionKeeper } from '../client/session-keeper.ts';
import { AccountScreen } from '../district-area/account/account-screen.tsx';
import { schoolPageOf } from '../district-area/school-page.ts';
import { SessionProvider } from '../district-area/session-context.tsx';
import { SignedInOnly } from '../district-area/signed-in-only.tsx';
import { useIdleEnd } from '../district-area/use-idle-end.ts';
import { NotTheirSchool } from './not-their-school.tsx';
import { Person } from './person.tsx';
import { SignInAgain } from './sign-in-again.tsx';

type SchoolAppProps = {
  /** Of the district's server. */
  origin: string;
  schoolId: string;
};

/** A school's own interface, for who works in it with a browser alone. */
export function SchoolApp({ origin, schoolId }: SchoolAppProps) {
  const [door] = useState(() => createDistrictAreaClient(origin));
  const [keeper] = useState(createSessionKeeper);
  return (
    <SignedInOnly client={door}>
      {({ me, enter }) =>
        me.missing !== null ? (
          <ToAccount />
        ) : schoolPageOf(me, schoolId) === null ? (
          <NotTheirSchool />
        ) : (
          <>
            <School origin={origin} schoolId={schoolId} me={me} onMe={enter} keeper={keeper} door={door} />
            <SignInAgain client={door} keeper={keeper} me={me} onMe={enter} />
          </>
        )
      }
    </SignedInOnly>
  );
}

/** Where somebody does what their session lacks; the school's page lets them in after that. */
function ToAccount() {
  useEffect(() => window.location.assign('/'), []);
  return null;
}

type SchoolProps = SchoolAppProps & {
  me: Me;
  onMe: (me: Me) => void;
  keeper: SessionKeeper;
  door: DistrictServerClient;
};

function School({ origin, schoolId, me, onMe, keeper, door }: SchoolProps) {
  const ask = useMemo(() => createPatientAsk(keeper), [keeper]);
  const people = useMemo(() => createDistrictAreaClient(origin, ask), [origin, ask]);
  const connect = useCallback(async () => {
    const headers = { [personHeader.name]: personHeader.value };
    return createHttpClient(`${origin}${schoolAddresses.rpc(schoolId)}`, { headers, fetch: ask });
  }, [origin, schoolId, ask]);
  const schoolName = me.schools.find(({ id }) => id === schoolId)?.name ?? '';
  const signedIn = useMemo(
    () => ({ fullName: me.fullName, schoolName, person: Person, account: AccountScreen }),
    [me.fullName, schoolName],
  );
  useIdleEnd(door);
  return (
    <SessionProvider client={people} me={me} onMe={onMe} onSignedOut={() => window.location.assign('/')}>
      <App connect={connect} signedIn={signedIn} />
    </SessionProvider>
  );
}
