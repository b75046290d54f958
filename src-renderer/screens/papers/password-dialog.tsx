import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { useClient } from '../../client/api-context.tsx';
import { errorText } from '../../client/error-text.ts';
import { refreshAll } from '../../client/refresh.ts';
import { useNotify } from '../../components/notifications.tsx';
import { TextDialog } from '../../components/text-dialog.tsx';
import { papersMessages } from '../../messages/papers.ts';

type PasswordDialogProps = { source: SourceListItem; onClose: () => void };

/** Asks for the password of a paper and reads it; a wrong one is said in the dialog. */
export function PasswordDialog({ source, onClose }: PasswordDialogProps) {
  const client = useClient();
  const cache = useQueryClient();
  const notify = useNotify();
  const unlock = useMutation({
    mutationFn: (password: string) => client.sources.unlock({ sourceId: source.id, password }),
    onSuccess: async () => {
      notify.done({ text: papersMessages.readingAgain(1) });
      onClose();
      await refreshAll(cache);
    },
  });
  return (
    <TextDialog
      secret
      title={papersMessages.passwordTitle}
      label={`${papersMessages.passwordLabel}: ${source.name}`}
      hint={papersMessages.passwordHint}
      problem={unlock.isError ? errorText(unlock.error) : null}
      action={papersMessages.unlock}
      busy={unlock.isPending}
      onClose={onClose}
      onSubmit={(password) => unlock.mutate(password)}
    />
  );
}
