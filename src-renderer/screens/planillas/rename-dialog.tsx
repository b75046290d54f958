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
import { commonMessages } from '../../messages/common.ts';
import { newPlanillaMessages, planillaMessages } from '../../messages/planillas.ts';

type RenameDialogProps = { title: string; onSave: (title: string) => void; onClose: () => void };

/** Asks for the planilla's new name. */
export function RenameDialog({ title, onSave, onClose }: RenameDialogProps) {
  const [text, setText] = useState(title);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    onSave(text.trim());
    onClose();
  };
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface style={{ maxWidth: 480 }}>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{planillaMessages.renameTitle}</DialogTitle>
            <DialogContent>
              <Field label={newPlanillaMessages.name} required>
                <Input value={text} maxLength={200} autoFocus onChange={(_event, data) => setText(data.value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{commonMessages.cancel}</Button>
              <Button type="submit" appearance="primary">
                {commonMessages.save}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
