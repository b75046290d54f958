import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { commonMessages } from '../messages/common.ts';
import { DialogFrame } from './dialog-frame.tsx';

type TextDialogProps = {
  title: string;
  /** One sentence under the title. */
  intro?: string;
  label: string;
  hint?: string;
  /** Why the last try did not do. */
  problem?: string | null;
  action?: string;
  initial?: string;
  secret?: boolean;
  /** Letters that fit; 200 unless told. */
  longest?: number;
  busy?: boolean;
  onSubmit: (text: string) => void;
  onClose: () => void;
};

/** Asks for one text: a name, a password. Mounted only while it is open. */
export function TextDialog(props: TextDialogProps) {
  const {
    title,
    intro,
    label,
    hint,
    problem,
    action = commonMessages.save,
    initial = '',
    secret,
    longest = 200,
    busy,
    onSubmit,
    onClose,
  } = props;
  const [text, setText] = useState(initial);
  const wanted = secret ? text : text.trim();
  return (
    <DialogFrame
      title={title}
      hint={intro}
      onClose={onClose}
      onSubmit={() => wanted !== '' && onSubmit(wanted)}
      actions={
        <Button type="submit" appearance="primary" disabled={wanted === ''} disabledFocusable={busy}>
          {action}
        </Button>
      }
    >
      <Field label={label} hint={hint} validationMessage={problem ?? undefined}>
        <Input
          type={secret ? 'password' : 'text'}
          autoComplete="off"
          value={text}
          maxLength={longest}
          onFocus={(event) => event.target.select()}
          onChange={(_event, data) => setText(data.value)}
        />
      </Field>
    </DialogFrame>
  );
}
