import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { commonMessages } from '../messages/common.ts';
import { ReturnFocus } from './return-focus.ts';

type ConfirmDialogProps = {
  open: boolean;
  title: string;
  text: string;
  /** What the button that goes ahead says: a verb. */
  action: string;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before what cannot be undone. Everything else is done at once and offers "Deshacer". */
export function ConfirmDialog({ open, title, text, action, onConfirm, onClose }: ConfirmDialogProps) {
  const confirm = () => {
    onConfirm();
    onClose();
  };
  return (
    <Dialog modalType="alert" open={open} onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface style={{ maxWidth: '480px' }}>
        <ReturnFocus />
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{text}</DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{commonMessages.cancel}</Button>
            <Button appearance="primary" onClick={confirm}>
              {action}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
