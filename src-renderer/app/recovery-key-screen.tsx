import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentTextRegular, EyeOffRegular, EyeRegular, KeyRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { type ChangeEvent, type FormEvent, useRef, useState } from 'react';
import type { DoorState } from '../../src-shared/contract/door-contract.ts';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import { findRecoveryKey, recoveryKeyLength } from '../../src-shared/domain/recovery-key.ts';
import { errorText } from '../client/error-text.ts';
import { ActionButton } from '../components/action-button.tsx';
import { doorMessages } from '../messages/door.ts';
import { readTextFile } from './read-text-file.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    justifyContent: 'center',
    height: '100%',
    padding: '24px',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    width: '100%',
    maxWidth: '740px',
    margin: 'auto',
    padding: '36px 40px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { display: 'inline-flex', flexShrink: 0, fontSize: '28px', color: tokens.colorBrandForeground1 },
  text: { margin: 0, textWrap: 'pretty' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere', textWrap: 'pretty' },
  key: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '10px', marginTop: '6px' },
});

type RecoveryKeyScreenProps = { client: AmanuenseClient; state: DoorState; onOpened: () => void };

/** Stands before a library whose key this PC does not have: takes the recovery key and opens it. */
export function RecoveryKeyScreen({ client, state, onOpened }: RecoveryKeyScreenProps) {
  const styles = useStyles();
  const [key, setKey] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const open = useMutation({
    mutationFn: (typed: string) => client.door.openWithKey({ key: typed }),
    onSuccess: onOpened,
    onError: (error) => setProblem(errorText(error)),
  });
  const take = (text: string) => {
    setKey(text);
    setProblem(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() !== '' && !open.isPending) open.mutate(key);
  };
  return (
    <main className={styles.root}>
      <form className={styles.card} onSubmit={submit}>
        <h1 className={styles.title}>
          <span className={styles.icon} aria-hidden="true">
            <KeyRegular />
          </span>
          {doorMessages.title}
        </h1>
        <p className={styles.text}>{doorMessages.why}</p>
        <p className={styles.quiet}>
          {doorMessages.where}: {state.libraryFolder}
        </p>
        <KeyField value={key} problem={problem} onChange={take} />
        <p className={styles.quiet}>{doorMessages.kept}</p>
        <div className={styles.actions}>
          <KeyFromFile onKey={take} onProblem={setProblem} />
          <Button type="submit" appearance="primary" disabled={key.trim() === ''} disabledFocusable={open.isPending}>
            {open.isPending ? doorMessages.trying : doorMessages.tryIt}
          </Button>
        </div>
        <p className={styles.quiet}>{doorMessages.without}</p>
      </form>
    </main>
  );
}

type KeyFieldProps = { value: string; problem: string | null; onChange: (text: string) => void };

function KeyField({ value, problem, onChange }: KeyFieldProps) {
  const styles = useStyles();
  const [shown, setShown] = useState(false);
  const typed = value.replace(/[\s-]/g, '').length;
  const hint = typed === 0 ? doorMessages.hint : doorMessages.progress(typed, recoveryKeyLength);
  return (
    <Field label={doorMessages.label} hint={hint} validationMessage={problem ?? undefined}>
      <Input
        size="large"
        className={styles.key}
        type={shown ? 'text' : 'password'}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={value}
        onChange={(_event, data) => onChange(findRecoveryKey(data.value) ?? data.value)}
        contentAfter={
          <ActionButton
            iconOnly
            appearance="transparent"
            label={shown ? doorMessages.hide : doorMessages.show}
            icon={shown ? <EyeOffRegular /> : <EyeRegular />}
            onClick={() => setShown(!shown)}
          />
        }
      />
    </Field>
  );
}

function KeyFromFile({ onKey, onProblem }: { onKey: (key: string) => void; onProblem: (text: string) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file may be chosen again after it was put right.
    event.target.value = '';
    if (!file) return;
    const key = findRecoveryKey(await readTextFile(file).catch(() => ''));
    if (key) onKey(key);
    else onProblem(doorMessages.notInFile(file.name));
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".txt,text/plain"
        aria-label={doorMessages.file}
        hidden
        onChange={(event) => void read(event)}
      />
      <Button icon={<DocumentTextRegular />} onClick={() => input.current?.click()}>
        {doorMessages.fromFile}
      </Button>
    </>
  );
}
