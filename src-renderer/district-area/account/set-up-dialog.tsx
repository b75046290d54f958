import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { errorText } from '../../client/error-text.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { districtAccountMessages } from '../../messages/district-account.ts';
import { useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';
import { QrCode } from './qr-code.tsx';

const words = districtAccountMessages.account.secondFactor;

const useStyles = makeStyles({
  step: { margin: 0, textWrap: 'pretty' },
  picture: { display: 'flex', gap: '20px', alignItems: 'center', flexWrap: 'wrap' },
  byHand: { flex: '1 1 180px', margin: 0, color: tokens.colorNeutralForeground3 },
  secret: {
    display: 'block',
    marginTop: '6px',
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyMonospace,
    overflowWrap: 'anywhere',
    userSelect: 'all',
  },
});

type SetUpDialogProps = {
  secret: string;
  /** What the telephone reads: `otpauth://…`. */
  uri: string;
  /** With the recovery codes, which are not told again. */
  onDone: (recoveryCodes: readonly string[]) => void;
  onClose: () => void;
};

/** Shows the secret to the telephone, and turns codes on by the first one. */
export function SetUpDialog({ secret, uri, onDone, onClose }: SetUpDialogProps) {
  const styles = useStyles();
  const { client } = useSession();
  const [code, setCode] = useState('');
  const confirm = useAct({
    run: () => client.account.confirmSecondFactor({ code }),
    said: () => words.confirmed,
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
    saysFailure: true,
  });
  const isComplete = /^\d{6}$/.test(code.replaceAll(/\s/g, ''));
  return (
    <DialogFrame
      title={words.scanTitle}
      onClose={onClose}
      onSubmit={() => isComplete && !confirm.isPending && confirm.mutate()}
      actions={
        <Button type="submit" appearance="primary" disabled={!isComplete} disabledFocusable={confirm.isPending}>
          {words.confirm}
        </Button>
      }
    >
      <p className={styles.step}>{words.scan}</p>
      <div className={styles.picture}>
        <QrCode text={uri} label={words.picture} />
        <p className={styles.byHand}>
          {words.byHand}
          <span className={styles.secret}>{inGroups(secret)}</span>
        </p>
      </div>
      <Field label={words.type} validationMessage={confirm.error ? errorText(confirm.error) : undefined}>
        <Input
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={10}
          value={code}
          onChange={(_event, data) => setCode(data.value)}
        />
      </Field>
    </DialogFrame>
  );
}

/** By fours, to be copied by hand. */
function inGroups(secret: string): string {
  return secret.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
