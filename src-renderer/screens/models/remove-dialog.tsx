import { useCommand } from '../../components/command.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { modelsMessages } from '../../messages/models.ts';

const words = modelsMessages.installed;

type RemoveDialogProps = {
  model: { name: string; sizeBytes: number | null };
  /** What comes of it where it is the one that is used; nothing where it is not. */
  consequence?: string;
  remove: (name: string) => Promise<unknown>;
  onClose: () => void;
};

/** Asks before a model goes: bringing it back is a download. */
export function RemoveDialog({ model: { name, sizeBytes }, consequence, remove, onClose }: RemoveDialogProps) {
  const command = useCommand({ run: () => remove(name), said: () => words.removed(name) });
  const text = [words.removeText(sizeBytes), ...(consequence ? [consequence] : [])].join(' ');
  return (
    <ConfirmDialog
      open
      title={words.removeTitle(name)}
      text={text}
      action={words.removeAction}
      onConfirm={() => command.mutate()}
      onClose={onClose}
    />
  );
}
