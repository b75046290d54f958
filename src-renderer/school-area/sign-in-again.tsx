import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PhoneRegular } from '@fluentui/react-icons';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import type { Me } from '../../src-shared/contract/accounts-contract.ts';
import type { DistrictServerClient } from '../../src-shared/contract/server-contract.ts';
import type { SessionKeeper } from '../client/session-keeper.ts';
import { ReturnFocus } from '../components/return-focus.ts';
import { ThresholdCard } from '../components/threshold-card.tsx';
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
  const [owesCode, setOwesCode] = useState(false);
  // The browser's own modal: nothing below it is reached, not even another dialog that stands open there.
  useEffect(() => showWithPassword(dialog.current), []);
  const isBack = (who: Me) => who.id === me.id && who.missing === null;
  const goOn = (back: Me) => {
    onMe(back);
    keeper.goOn();
  };
  const onSignedIn = (who: Me) => {
    if (isBack(who)) return goOn(who);
    if (who.id !== me.id) return window.location.reload();
    setOwesCode(true);
  };
  // Somebody else who signs in with another page leaves what was written here where it is, below.
  const onNews = useEffectEvent(() =>
    client.account.me().then(
      (who) => isBack(who) && goOn(who),
      () => undefined,
    ),
  );
  // With a small window, or with another page of theirs.
  useEffect(() => watchSignedIn(onNews), []);
  return (
    <dialog
      ref={dialog}
      className={styles.root}
      aria-label={words.signInAgain}
      // Who closes it all the same, as browsers allow at the second try, is asked again.
      onCancel={(event) => event.preventDefault()}
      onClose={({ currentTarget }) => showWithPassword(currentTarget)}
    >
      <ReturnFocus />
      {owesCode ? (
        <CodeOwed />
      ) : (
        <SignInScreen client={client} hasExpired problem={null} again={me.userName} onMe={onSignedIn} />
      )}
    </dialog>
  );
}

/** That the code of the telephone, demanded meanwhile, is turned on in another page: this one goes on when it is. */
function CodeOwed() {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => link.current?.focus(), []);
  return (
    <ThresholdCard icon={<PhoneRegular />} title={words.codeOwed}>
      <p style={{ margin: 0, textWrap: 'pretty' }}>{words.codeOwedText}</p>
      <Button ref={link} as="a" href="/" target="_blank" appearance="primary">
        {words.toAccount}
      </Button>
    </ThresholdCard>
  );
}

/** Who it is has been filled in: the password is what is missing. */
function showWithPassword(dialog: HTMLDialogElement | null): void {
  dialog?.showModal();
  dialog?.querySelector<HTMLInputElement>('input[type=password]')?.focus();
}
