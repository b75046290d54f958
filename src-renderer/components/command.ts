import { useMutation, useQueryClient } from '@tanstack/react-query';
import { refreshAll } from '../client/refresh.ts';
import { useNotify } from './notifications.tsx';
import { useUndo } from './undo.ts';

type CommandOptions<Input, Output> = {
  run: (input: Input) => Promise<Output>;
  /** What to say when it is done; nothing when it returns null. */
  said?: (output: Output, input: Input) => string | null;
  /** Offers "Deshacer" beside it: only for changes that go through the change log. */
  undoable?: boolean;
  onDone?: (output: Output, input: Input) => void;
};

/** A command to the host: runs it, refreshes what is on screen, says what was done or why it was not. */
export function useCommand<Input = void, Output = void>(options: CommandOptions<Input, Output>) {
  const cache = useQueryClient();
  const notify = useNotify();
  const { undo } = useUndo();
  return useMutation({
    mutationFn: options.run,
    onSuccess: async (output, input) => {
      const text = options.said?.(output, input) ?? null;
      if (text !== null) notify.done({ text, undo: options.undoable ? () => void undo() : undefined });
      options.onDone?.(output, input);
      await refreshAll(cache);
    },
    onError: (error) => notify.failed(error),
  });
}
