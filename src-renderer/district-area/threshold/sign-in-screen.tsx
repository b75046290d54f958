import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { BuildingMultipleRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '../../../src-shared/contract/accounts-contract.ts';
import type { DistrictServerClient } from '../../../src-shared/contract/server-contract.ts';
import { errorCodeOf, errorDataOf } from '../../client/error-text.ts';
import { SecretInput } from '../../components/secret-input.tsx';
import { ThresholdCard } from '../../components/threshold-card.tsx';
import { districtAccountMessages } from '../../messages/district-account.ts';
import { useTimeLeft } from '../use-time-left.ts';
import { CodeField, codeErrorText } from './code-field.tsx';
import { ProviderWay } from './provider-way.tsx';

const words = districtAccountMessages.signIn;

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, textWrap: 'pretty' },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: '10px' },
});

type SignInScreenProps = {
  client: DistrictServerClient;
  /** Says why somebody who was inside has to come in again. */
  hasExpired: boolean;
  /** Why somebody who came back from the identity provider's was not let in; null for nothing. */
  problem: unknown;
  /** Who signs in again over what they were doing, which must not go. */
  again?: string;
  onMe: (me: Me) => void;
};

/** Asks who comes: name and password, and then a code of those who have codes on. */
export function SignInScreen({ client, hasExpired, problem, again, onMe }: SignInScreenProps) {
  const styles = useStyles();
  const [userName, setUserName] = useState(again ?? '');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { signIn, wantsCode, forget, lockedMs } = useSignIn(client, onMe);
  const isLocked = lockedMs > 0;
  const isComplete = userName.trim() !== '' && password !== '' && (!wantsCode || code.trim() !== '');
  const submit = () => {
    if (isComplete && !signIn.isPending && !isLocked) {
      signIn.mutate({ userName, password, code: wantsCode ? code : null });
    }
  };
  const beginAgain = () => {
    forget();
    setCode('');
    setPassword('');
  };
  return (
    <ThresholdCard icon={<BuildingMultipleRegular />} title={words.title} onSubmit={submit}>
      {hasExpired && problem === null && !signIn.isError && (
        <p className={styles.quiet}>{again === undefined ? words.expired : words.expiredBelow}</p>
      )}
      <SignInProblem
        error={signIn.error ?? (signIn.isIdle ? problem : null)}
        code={signIn.variables?.code ?? null}
        lockedMs={lockedMs}
      />
      {wantsCode ? (
        <CodeField value={code} onChange={setCode} />
      ) : (
        <NameAndPassword
          userName={userName}
          onUserName={(name) => {
            // Only the name that was tried too often has to wait.
            if (isLocked) forget();
            setUserName(name);
          }}
          password={password}
          onPassword={setPassword}
        />
      )}
      <div className={styles.actions}>
        {wantsCode && (
          <Button appearance="subtle" onClick={beginAgain}>
            {words.otherUser}
          </Button>
        )}
        <Button
          type="submit"
          appearance="primary"
          disabled={!isComplete || isLocked}
          disabledFocusable={signIn.isPending}
        >
          {signIn.isPending ? words.working : words.action}
        </Button>
      </div>
      {!wantsCode && <ProviderWay client={client} keepsPage={again !== undefined} />}
      {!wantsCode && <p className={styles.quiet}>{words.help}</p>}
    </ThresholdCard>
  );
}

/** Asks the server, and keeps whether it wants a code and for how long it answers nobody. */
function useSignIn(client: DistrictServerClient, onMe: (me: Me) => void) {
  const [wantsCode, setWantsCode] = useState(false);
  const [lockedUntilMs, setLockedUntilMs] = useState<number | null>(null);
  const lockedMs = useTimeLeft(lockedUntilMs);
  const signIn = useMutation({
    mutationFn: (input: { userName: string; password: string; code: string | null }) => client.account.signIn(input),
    onSuccess: onMe,
    onError: (error) => {
      if (errorCodeOf(error) === 'SECOND_FACTOR_NEEDED') setWantsCode(true);
      const waitSeconds = Number(errorDataOf(error).retryAfterSeconds ?? 0);
      setLockedUntilMs(waitSeconds > 0 ? Date.now() + waitSeconds * 1000 : null);
    },
  });
  /** For somebody else, or the same from the beginning. */
  const forget = () => {
    setWantsCode(false);
    setLockedUntilMs(null);
    signIn.reset();
  };
  return { signIn, wantsCode, forget, lockedMs };
}

function SignInProblem({ error, code, lockedMs }: { error: unknown; code: string | null; lockedMs: number }) {
  const refusal = errorCodeOf(error);
  if (error === null || refusal === 'SECOND_FACTOR_NEEDED') return null;
  // Once the time has passed there is nothing left to tell.
  if (refusal === 'SIGN_IN_LOCKED' && lockedMs === 0) return null;
  return (
    <MessageBar intent="error" role="alert" layout="multiline">
      <MessageBarBody>
        {refusal === 'SIGN_IN_LOCKED' ? words.locked(lockedMs) : codeErrorText(error, code)}
      </MessageBarBody>
    </MessageBar>
  );
}

type NameAndPasswordProps = {
  userName: string;
  onUserName: (text: string) => void;
  password: string;
  onPassword: (text: string) => void;
};

function NameAndPassword({ userName, onUserName, password, onPassword }: NameAndPasswordProps) {
  return (
    <>
      <Field label={words.userName}>
        <Input
          size="large"
          autoFocus
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          value={userName}
          onChange={(_event, data) => onUserName(data.value)}
        />
      </Field>
      <Field label={words.password}>
        <SecretInput
          size="large"
          autoComplete="current-password"
          maxLength={200}
          value={password}
          onText={onPassword}
          show={words.show}
          hide={words.hide}
        />
      </Field>
    </>
  );
}
