import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { LinkDismissRegular, PersonKeyRegular } from '@fluentui/react-icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '../../../src-shared/contract/accounts-contract.ts';
import type { DistrictServerClient } from '../../../src-shared/contract/server-contract.ts';
import { isStrongPassword } from '../../../src-shared/domain/district/account.ts';
import { canRetry, errorCodeOf, errorText } from '../../client/error-text.ts';
import { ListSkeleton } from '../../components/loading-skeleton.tsx';
import { ThresholdCard } from '../../components/threshold-card.tsx';
import { commonMessages } from '../../messages/common.ts';
import { districtAccountMessages, roleWords } from '../../messages/district-account.ts';
import { NameFields, readNames, type TypedNames } from '../name-fields.tsx';
import { NewPasswordFields } from '../new-password-fields.tsx';
import { CodeField, codeErrorText } from './code-field.tsx';

const words = districtAccountMessages.link;

const useStyles = makeStyles({
  text: { margin: 0, textWrap: 'pretty', overflowWrap: 'anywhere' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, textWrap: 'pretty', overflowWrap: 'anywhere' },
  actions: { display: 'flex', justifyContent: 'flex-end' },
});

type LinkScreenProps = {
  client: DistrictServerClient;
  token: string;
  onMe: (me: Me) => void;
  onLeave: () => void;
};

type LinkAnswer = Awaited<ReturnType<DistrictServerClient['account']['link']>>;

/** Where a one-time link leads: the first administrator, an invitation, a new password. */
export function LinkScreen({ client, token, onMe, onLeave }: LinkScreenProps) {
  const styles = useStyles();
  const link = useQuery({ queryKey: ['link', token], queryFn: () => client.account.link({ token }), gcTime: 0 });
  if (link.data) return <UseLink client={client} token={token} link={link.data} onMe={onMe} />;
  if (!link.isError) return <ListSkeleton rows={3} />;
  const mayWork = canRetry(link.error);
  return (
    <ThresholdCard
      icon={<LinkDismissRegular />}
      title={mayWork ? commonMessages.couldNotShow : words.wrongTitle}
      onSubmit={mayWork ? () => void link.refetch() : onLeave}
    >
      <p className={styles.text} role="alert">
        {errorText(link.error)}
      </p>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary">
          {mayWork ? commonMessages.retry : words.toSignIn}
        </Button>
      </div>
    </ThresholdCard>
  );
}

type UseLinkProps = Omit<LinkScreenProps, 'onLeave'> & { link: LinkAnswer };

function UseLink({ client, token, link, onMe }: UseLinkProps) {
  const styles = useStyles();
  const isFirst = link.purpose === 'first-administrator';
  const [typed, setTyped] = useState<TypedNames>({ fullName: '', userName: '' });
  const [password, setPassword] = useState('');
  const [isRepeated, setRepeated] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const names = isFirst ? readNames(typed) : null;
  const userName = names?.userName ?? link.userName ?? '';
  const spend = useMutation({
    mutationFn: (typed: string | null) => spendLink(client, { token, password, code: typed, ...names }),
    onSuccess: onMe,
    onError: (error) => {
      if (errorCodeOf(error) === 'SECOND_FACTOR_NEEDED') setCode('');
    },
  });
  const isNew = isRepeated && isStrongPassword(password, userName);
  const isComplete = isNew && (!isFirst || names !== null) && code?.trim() !== '';
  return (
    <ThresholdCard
      icon={<PersonKeyRegular />}
      title={words.titles[link.purpose]}
      onSubmit={() => isComplete && !spend.isPending && spend.mutate(code)}
    >
      <WhoseLink link={link} problem={spend.error && codeErrorText(spend.error, spend.variables ?? null)} />
      {isFirst && <NameFields isOwn names={typed} onNames={setTyped} userNameHint={words.userNameHint} />}
      <NewPasswordFields
        userName={userName}
        password={password}
        onPassword={setPassword}
        onRepeated={setRepeated}
        autoFocus={!isFirst}
      />
      {code !== null && <CodeField value={code} onChange={setCode} />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabled={!isComplete} disabledFocusable={spend.isPending}>
          {spend.isPending ? words.working : words.action}
        </Button>
      </div>
      <p className={styles.quiet}>{words.until(new Date(link.expiresMs).toISOString())}</p>
    </ThresholdCard>
  );
}

type LinkSpent = Parameters<DistrictServerClient['account']['useLink']>[0];

/** No hook of React's, whatever the procedure is called. */
function spendLink({ account }: DistrictServerClient, spent: LinkSpent): Promise<Me> {
  const { useLink: spend } = account;
  return spend(spent);
}

/** Whom the link is for, and why it did not do. */
function WhoseLink({ link, problem }: { link: LinkAnswer; problem: string | null }) {
  const styles = useStyles();
  const isFirst = link.purpose === 'first-administrator';
  return (
    <>
      <p className={styles.text}>{isFirst ? words.first : words.hello(link.fullName ?? '', roleWords[link.role])}</p>
      {problem !== null && (
        <MessageBar intent="error" role="alert" layout="multiline">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
      {link.userName !== null && <p className={styles.text}>{words.yourUserName(link.userName)}</p>}
    </>
  );
}
