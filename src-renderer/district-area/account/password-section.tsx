import { Button, Field, makeStyles } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { isStrongPassword } from '../../../src-shared/domain/district/account.ts';
import { errorText } from '../../client/error-text.ts';
import { SecretInput } from '../../components/secret-input.tsx';
import { Section } from '../../components/section.tsx';
import { districtAccountMessages } from '../../messages/district-account.ts';
import { NewPasswordFields } from '../new-password-fields.tsx';
import { useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';

const words = districtAccountMessages.account.password;
const { show, hide } = districtAccountMessages.signIn;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '12px', maxWidth: '420px' },
  fields: { display: 'flex', flexDirection: 'column', gap: '12px', width: '100%' },
});

/** Changes one's password. */
export function PasswordSection() {
  const [changed, setChanged] = useState(0);
  return (
    <Section id="password" title={words.title} intro={words.intro}>
      <PasswordForm key={changed} onDone={() => setChanged(changed + 1)} />
    </Section>
  );
}

function PasswordForm({ onDone }: { onDone: () => void }) {
  const styles = useStyles();
  const { client, me } = useSession();
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [isRepeated, setRepeated] = useState(false);
  const change = useAct({
    run: () => client.account.changePassword({ password, newPassword }),
    said: () => words.done,
    onDone,
    saysFailure: true,
  });
  const isComplete = password !== '' && isRepeated && isStrongPassword(newPassword, me.userName);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete && !change.isPending) change.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.fields}>
        <Field label={words.now} validationMessage={change.error ? errorText(change.error) : undefined}>
          <SecretInput
            autoComplete="current-password"
            maxLength={200}
            value={password}
            onText={setPassword}
            show={show}
            hide={hide}
          />
        </Field>
        <NewPasswordFields
          userName={me.userName}
          password={newPassword}
          onPassword={setNewPassword}
          onRepeated={setRepeated}
        />
      </div>
      <Button type="submit" disabled={!isComplete} disabledFocusable={change.isPending}>
        {words.action}
      </Button>
    </form>
  );
}
