import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ActaDetails, ActaLineText, ActaSection } from '../../../src-shared/domain/acta/acta-record.ts';
import type { ActaId, ActaLineId } from '../../../src-shared/domain/identifiers.ts';
import type { TimeRange } from '../../../src-shared/domain/transcript.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { useNotify } from '../../components/notifications.tsx';
import { actaMessages as words } from '../../messages/actas.ts';

/** What is done with an acta and its lines. What is typed is saved without a word; the rest says what it did. */
export function useActaCommands(actaId: ActaId, onAdded: (lineId: ActaLineId) => void) {
  const { actas } = useClient();
  const api = useApi();
  const cache = useQueryClient();
  const notify = useNotify();
  const saving = useMutation({
    mutationFn: (save: () => Promise<void>) => save(),
    onSuccess: () => cache.invalidateQueries({ queryKey: api.actas.get.key() }),
    onError: (error) => notify.failed(error),
  });
  const add = useCommand({
    run: (where: { section: ActaSection; afterId: ActaLineId | null; text?: Partial<ActaLineText> }) =>
      actas.addLine({ actaId, text: {}, ...where }),
    onDone: ({ lineId }) => onAdded(lineId),
  });
  const remove = useCommand({
    run: (lineId: ActaLineId) => actas.removeLine({ actaId, lineId }),
    said: () => words.removed,
    undoable: true,
  });
  const accept = useCommand({ run: (lineId: ActaLineId) => actas.acceptLine({ actaId, lineId }) });
  const cite = useCommand({
    run: ({ lineId, range }: { lineId: ActaLineId; range: TimeRange }) => actas.citeLine({ actaId, lineId, range }),
    said: () => words.cited,
    undoable: true,
  });
  const move = useCommand({
    run: ({ lineId, step }: { lineId: ActaLineId; step: -1 | 1 }) => actas.moveLine({ actaId, lineId, step }),
  });
  return {
    saveLine: (lineId: ActaLineId, text: ActaLineText) =>
      saving.mutateAsync(() => actas.editLine({ actaId, lineId, text })),
    saveDetails: (details: ActaDetails) => saving.mutateAsync(() => actas.saveDetails({ actaId, details })),
    add: add.mutate,
    remove: remove.mutate,
    accept: accept.mutate,
    cite: cite.mutate,
    move: move.mutate,
  };
}

export type ActaCommands = ReturnType<typeof useActaCommands>;
