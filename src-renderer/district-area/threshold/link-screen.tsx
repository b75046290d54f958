import { Button, Field, Input, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import { LinkDismissRegular, PersonKeyRegular } from '@fluentui/react-icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '../../../src-shared/contract/accounts-contract.ts';
import type { DistrictServerClient } from '../../../src-shared/contract/server-contract.ts';
import { isStrongPassword, userNameSchema } from '../../../src-shared/domain/district/account.ts';
import { canRetry, errorCodeOf, errorText } from '../../client/error-text.ts';
import { ListSkeleton } from '../../components/loading-skeleton.tsx';
import { ThresholdCard } from '../../components/threshold-card.tsx';
import { commonMessages } from '../../messages/common.ts';
import { districtAccountMessages, roleWords } from '../../messages/district-account.ts';
import { NewPasswordFields } from '../new-password-fields.tsx';
import { CodeField } from './code-field.tsx';

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
  const [fullName, setFullName] = useState('');
  const [typedName, setTypedName] = useState('');
  const [password, setPassword] = useState('');
  const [isRepeated, setRepeated] = useState(false);
  const [code, setCode] = useState<string | null>(null);
  const name = userNameSchema.safeParse(typedName);
  const userName = isFirst ? (name.data ?? '') : (link.userName ?? '');
  const isNamed = !isFirst || (name.success && fullName.trim() !== '');
  const isComplete = isNamed && isRepeated && isStrongPassword(password, userName) && code?.trim() !== '';
  const use = useMutation({
    mutationFn: () => {
      // No hook of React's, whatever it is called.
      const { useLink: spendLink } = client.account;
      return spendLink({ token, password, code, ...(isFirst && { userName, fullName: fullName.trim() }) });
    },
    onSuccess: onMe,
    onError: (error) => {
      if (errorCodeOf(error) === 'SECOND_FACTOR_NEEDED') setCode('');
    },
  });
  return (
    <ThresholdCard
      icon={<PersonKeyRegular />}
      title={words.titles[link.purpose]}
      onSubmit={() => isComplete && !use.isPending && use.mutate()}
    >
      <p className={styles.text}>{isFirst ? words.first : words.hello(link.fullName ?? '', roleWords[link.role])}</p>
      {use.error && (
        <MessageBar intent="error" role="alert" layout="multiline">
          <MessageBarBody>{errorText(use.error)}</MessageBarBody>
        </MessageBar>
      )}
      {isFirst ? (
        <NamesOfFirst
          {...{ fullName, setFullName, typedName, setTypedName }}
          isWrong={typedName !== '' && !name.success}
        />
      ) : (
        <p className={styles.text}>{words.yourUserName(userName)}</p>
      )}
      <NewPasswordFields
        userName={userName}
        password={password}
        onPassword={setPassword}
        onRepeated={setRepeated}
        autoFocus={!isFirst}
      />
      {code !== null && <CodeField value={code} onChange={setCode} />}
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabled={!isComplete} disabledFocusable={use.isPending}>
          {use.isPending ? words.working : words.action}
        </Button>
      </div>
      <p className={styles.quiet}>{words.until(new Date(link.expiresMs).toISOString())}</p>
    </ThresholdCard>
  );
}

type NamesOfFirstProps = {
  fullName: string;
  setFullName: (text: string) => void;
  typedName: string;
  setTypedName: (text: string) => void;
  isWrong: boolean;
};

function NamesOfFirst({ fullName, setFullName, typedName, setTypedName, isWrong }: NamesOfFirstProps) {
  return (
    <>
      <Field label={words.fullName}>
        <Input
          autoFocus
          autoComplete="name"
          maxLength={200}
          value={fullName}
          onChange={(_event, data) => setFullName(data.value)}
        />
      </Field>
      <Field
        label={words.userName}
        hint={words.userNameHint}
        validationMessage={isWrong ? words.userNameWrong : undefined}
      >
        <Input
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          value={typedName}
          onChange={(_event, data) => setTypedName(data.value)}
        />
      </Field>
    </>
  );
}
