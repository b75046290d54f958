import { Button, Field, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { errorText } from '../client/error-text.ts';
import { DialogFrame } from '../components/dialog-frame.tsx';
import { districtFrameMessages } from '../messages/district-frame.ts';

/** How short a reason may be: the server refuses less. */
const leastLetters = 3;

type ReasonDialogProps = {
  title: string;
  hint: string;
  action: string;
  /** What else is asked before the reason. */
  children?: ReactNode;
  /** Whether what else is asked has been answered. */
  isComplete?: boolean;
  isBusy: boolean;
  /** Why the last try did not do. */
  error: unknown;
  onSubmit: (reason: string) => void;
  onClose: () => void;
};

/** Asks whether, and why: for what weighs on others and is kept in the audit. Mounted only while it is open. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, hint, action, children, isComplete = true, isBusy, error, onSubmit, onClose } = props;
  const [reason, setReason] = useState('');
  const mayGo = isComplete && reason.trim().length >= leastLetters;
  return (
    <DialogFrame
      title={title}
      hint={hint}
      problem={error ? errorText(error) : null}
      onClose={onClose}
      onSubmit={() => mayGo && !isBusy && onSubmit(reason.trim())}
      actions={
        <Button type="submit" appearance="primary" disabled={!mayGo} disabledFocusable={isBusy}>
          {action}
        </Button>
      }
    >
      {children}
      <Field label={districtFrameMessages.reason} hint={districtFrameMessages.reasonHint} required>
        <Textarea maxLength={300} rows={2} value={reason} onChange={(_event, data) => setReason(data.value)} />
      </Field>
    </DialogFrame>
  );
}
