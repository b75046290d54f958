import type { ShownModel } from '../../../src-shared/contract/models-contract.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { modelsMessages } from '../../messages/models.ts';

const words = modelsMessages.installed;

type RemoveDialogProps = { model: ShownModel; isChosen: boolean; onClose: () => void };

/** Asks before a model goes: bringing it back is a download. */
export function RemoveDialog({ model: { name, sizeBytes }, isChosen, onClose }: RemoveDialogProps) {
  const client = useClient();
  const remove = useCommand({ run: () => client.models.remove({ name }), said: () => words.removed(name) });
  const text = [words.removeText(sizeBytes), ...(isChosen ? [words.removeChosen] : [])].join(' ');
  return (
    <ConfirmDialog
      open
      title={words.removeTitle(name)}
      text={text}
      action={words.removeAction}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    />
  );
}
