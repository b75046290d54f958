import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react';
import type { Me } from '../../src-shared/contract/accounts-contract.ts';
import type { DistrictServerClient } from '../../src-shared/contract/server-contract.ts';
import type { SessionKeeper } from '../client/session-keeper.ts';
import { watchSignedIn } from '../district-area/signed-in-news.ts';
import { SignInScreen } from '../district-area/threshold/sign-in-screen.tsx';
import { schoolAreaMessages as words } from '../messages/school-area.ts';

const useStyles = makeStyles({
  root: {
    width: '100vw',
    maxWidth: 'none',
    height: '100vh',
    maxHeight: 'none',
    margin: 0,
    padding: 0,
    border: 'none',
    backgroundColor: 'transparent',
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
});

type SignInAgainProps = {
  client: DistrictServerClient;
  keeper: SessionKeeper;
  me: Me;
  onMe: (me: Me) => void;
};

/** Asks over what is there who it is, when the session has ended: what was typed and what was asked for waits below. */
export function SignInAgain(props: SignInAgainProps) {
  const { keeper } = props;
  const hasEnded = useSyncExternalStore(keeper.watch, keeper.hasEnded);
  return hasEnded && <Asking {...props} />;
}

function Asking({ client, keeper, me, onMe }: SignInAgainProps) {
  const styles = useStyles();
  const dialog = useRef<HTMLDialogElement>(null);
  // The browser's own modal: nothing below it is reached, not even another dialog that stands open there.
  useEffect(() => showWithPassword(dialog.current), []);
  const goOn = (back: Me) => {
    if (back.id !== me.id) return window.location.reload();
    onMe(back);
    keeper.goOn();
  };
  const look = useEffectEvent(() => client.account.me().then(goOn, () => undefined));
  // With a small window, or with another page of theirs.
  useEffect(() => watchSignedIn(look), []);
  return (
    <dialog
      ref={dialog}
      className={styles.root}
      aria-label={words.signInAgain}
      // Who closes it all the same, as browsers allow at the second try, is asked again.
      onCancel={(event) => event.preventDefault()}
      onClose={({ currentTarget }) => showWithPassword(currentTarget)}
    >
      <SignInScreen client={client} hasExpired problem={null} again={me.userName} onMe={goOn} />
    </dialog>
  );
}

/** Who it is has been filled in: the password is what is missing. */
function showWithPassword(dialog: HTMLDialogElement | null): void {
  dialog?.showModal();
  dialog?.querySelector<HTMLInputElement>('input[type=password]')?.focus();
}
