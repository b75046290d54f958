import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { refusedMessages as words } from '../../messages/conflicts.ts';

type ChangeDialogProps = { text: string; isBusy: boolean; onSubmit: (text: string) => void; onClose: () => void };

/** Asks what a refused change has to say instead. Mounted only while it is open. */
export function ChangeDialog({ text, isBusy, onSubmit, onClose }: ChangeDialogProps) {
  const [changed, setChanged] = useState(text);
  return (
    <DialogFrame
      title={words.changeTitle}
      onClose={onClose}
      onSubmit={() => onSubmit(changed)}
      actions={
        <Button type="submit" appearance="primary" disabledFocusable={isBusy}>
          {words.sendAgain}
        </Button>
      }
    >
      <Field label={words.changeLabel}>
        <Textarea value={changed} rows={6} resize="vertical" onChange={(_event, data) => setChanged(data.value)} />
      </Field>
    </DialogFrame>
  );
}
