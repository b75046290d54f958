import { Button, Field, makeStyles, tokens } from '@fluentui/react-components';
import { DocumentTextRegular, KeyRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { DoorState } from '../../src-shared/contract/door-contract.ts';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import { findRecoveryKey, recoveryKeyLength } from '../../src-shared/domain/recovery-key.ts';
import { errorText } from '../client/error-text.ts';
import { FileButton } from '../components/file-input.tsx';
import { SecretInput } from '../components/secret-input.tsx';
import { ThresholdCard } from '../components/threshold-card.tsx';
import { doorMessages } from '../messages/door.ts';
import { readTextFile } from './read-text-file.ts';

const useStyles = makeStyles({
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
  const submit = () => {
    if (key.trim() !== '' && !open.isPending) open.mutate(key);
  };
  return (
    <ThresholdCard icon={<KeyRegular />} title={doorMessages.title} width="medium" onSubmit={submit}>
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
    </ThresholdCard>
  );
}

type KeyFieldProps = { value: string; problem: string | null; onChange: (text: string) => void };

function KeyField({ value, problem, onChange }: KeyFieldProps) {
  const styles = useStyles();
  const typed = value.replace(/[\s-]/g, '').length;
  const hint = typed === 0 ? doorMessages.hint : doorMessages.progress(typed, recoveryKeyLength);
  return (
    <Field label={doorMessages.label} hint={hint} validationMessage={problem ?? undefined}>
      <SecretInput
        size="large"
        className={styles.key}
        autoFocus
        autoComplete="off"
        maxLength={500}
        value={value}
        onText={(text) => onChange(findRecoveryKey(text) ?? text)}
        show={doorMessages.show}
        hide={doorMessages.hide}
      />
    </Field>
  );
}

function KeyFromFile({ onKey, onProblem }: { onKey: (key: string) => void; onProblem: (text: string) => void }) {
  const read = async (file: File) => {
    const key = findRecoveryKey(await readTextFile(file).catch(() => ''));
    if (key) onKey(key);
    else onProblem(doorMessages.notInFile(file.name));
  };
  return (
    <FileButton
      label={doorMessages.file}
      text={doorMessages.fromFile}
      icon={<DocumentTextRegular />}
      accept=".txt,text/plain"
      onFile={(file) => void read(file)}
    />
  );
}
