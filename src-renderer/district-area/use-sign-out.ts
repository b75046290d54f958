import { districtFrameMessages } from '../messages/district-frame.ts';
import { useSession } from './session-context.tsx';
import { useAct } from './use-act.ts';

/** Ends one's session; who came in by the identity provider leaves it too, for the next one at this PC would be them. */
export function useSignOut() {
  const { client, onSignedOut } = useSession();
  return useAct({
    run: () => client.account.signOut(),
    said: () => districtFrameMessages.signedOut,
    onDone: ({ leaveUrl }) => (leaveUrl === null ? onSignedOut() : window.location.assign(leaveUrl)),
  });
}
