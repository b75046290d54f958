import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { PathField } from '../../components/path-field.tsx';
import { Section } from '../../components/section.tsx';
import { settingsMessages } from '../../messages/settings.ts';

const words = settingsMessages.backup;
const MIN_PASSWORD = 8;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '14px', maxWidth: '460px' },
  submit: { alignSelf: 'flex-start' },
});

/** One encrypted file with everything; its password is asked twice because nobody can recover it. */
export function BackupSection() {
  const styles = useStyles();
  const client = useClient();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [path, setPath] = useState('');
  const start = useCommand({
    run: () => client.backup.start({ path: path.trim(), password }),
    said: () => words.started,
    onDone: () => {
      setPassword('');
      setAgain('');
    },
  });
  const mismatch = again !== '' && again !== password;
  const ready = password.length >= MIN_PASSWORD && again === password && path.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) start.mutate();
  };
  return (
    <Section id="respaldo" title={words.title} intro={words.intro}>
      <form className={styles.form} onSubmit={submit}>
        <PathField
          kind="save"
          label={words.path}
          hint={words.pathHint}
          path={path}
          onPath={setPath}
          suggestedName={words.suggestedName(new Date().toISOString().slice(0, 10))}
        />
        <Field label={words.password} hint={words.passwordHint}>
          <Input
            type="password"
            autoComplete="new-password"
            value={password}
            onChange={(_event, data) => setPassword(data.value)}
          />
        </Field>
        <Field label={words.again} validationMessage={mismatch ? words.mismatch : undefined}>
          <Input
            type="password"
            autoComplete="new-password"
            value={again}
            onChange={(_event, data) => setAgain(data.value)}
          />
        </Field>
        <Button type="submit" className={styles.submit} disabled={!ready || start.isPending}>
          {words.start}
        </Button>
      </form>
    </Section>
  );
}
