import { Button, MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { districtAccountMessages } from '../../messages/district-account.ts';
import { useSession } from '../session-context.tsx';
import { CodeField, codeErrorText } from '../threshold/code-field.tsx';
import { useAct } from '../use-act.ts';

const words = districtAccountMessages.account.wanted;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '14px', maxWidth: '420px', padding: '6px 0 20px' },
  text: { margin: 0, textWrap: 'pretty' },
  actions: { display: 'flex', justifyContent: 'flex-end' },
});

/** Asks who has codes on and came in without one, as by the identity provider: nothing else is theirs before. */
export function CodeWanted() {
  const styles = useStyles();
  const { client, onMe } = useSession();
  const [code, setCode] = useState('');
  const prove = useAct({
    run: (code: string) => client.account.proveSecondFactor({ code }),
    onDone: onMe,
    saysFailure: true,
  });
  const isComplete = code.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete && !prove.isPending) prove.mutate(code);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.text}>{words.code}</p>
      {prove.error && (
        <MessageBar intent="error" role="alert" layout="multiline">
          <MessageBarBody>{codeErrorText(prove.error, prove.variables ?? null)}</MessageBarBody>
        </MessageBar>
      )}
      <CodeField value={code} onChange={setCode} />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabled={!isComplete} disabledFocusable={prove.isPending}>
          {words.action}
        </Button>
      </div>
    </form>
  );
}
