import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { commonMessages } from '../messages/common.ts';

type TextDialogProps = {
  title: string;
  label: string;
  hint?: string;
  /** Why the last try did not do. */
  problem?: string | null;
  action?: string;
  initial?: string;
  secret?: boolean;
  busy?: boolean;
  onSubmit: (text: string) => void;
  onClose: () => void;
};

/** Asks for one text: a name, a password. Mounted only while it is open. */
export function TextDialog(props: TextDialogProps) {
  const {
    title,
    label,
    hint,
    problem,
    action = commonMessages.save,
    initial = '',
    secret,
    busy,
    onSubmit,
    onClose,
  } = props;
  const [text, setText] = useState(initial);
  const wanted = secret ? text : text.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted !== '') onSubmit(wanted);
  };
  return (
    <Dialog open onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface style={{ maxWidth: '460px' }}>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent>
              <Field label={label} hint={hint} validationMessage={problem ?? undefined}>
                <Input
                  type={secret ? 'password' : 'text'}
                  autoComplete="off"
                  value={text}
                  maxLength={200}
                  onFocus={(event) => event.target.select()}
                  onChange={(_event, data) => setText(data.value)}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{commonMessages.cancel}</Button>
              <Button type="submit" appearance="primary" disabled={wanted === ''} disabledFocusable={busy}>
                {action}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
