import { useMutation, useQueryClient } from '@tanstack/react-query';
import { errorCodeOf } from '../client/error-text.ts';
import { useNotify } from '../components/notifications.tsx';

type ActOptions<Input, Output> = {
  run: (input: Input) => Promise<Output>;
  /** What to say when it is done. */
  said?: (output: Output, input: Input) => string;
  onDone?: (output: Output, input: Input) => void;
  /** The one who asked says what went wrong beside what was asked: no notice does. */
  saysFailure?: boolean;
};

/** Something that a person has the server do: does it, brings what is on screen again, says what was done or why not. */
export function useAct<Input = void, Output = void>({ run, said, onDone, saysFailure }: ActOptions<Input, Output>) {
  const cache = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: run,
    onSuccess: async (output, input) => {
      if (said) notify.done({ text: said(output, input) });
      onDone?.(output, input);
      await cache.invalidateQueries();
    },
    onError: (error) => {
      // Of a session that ended the whole page says so.
      if (!saysFailure && errorCodeOf(error) !== 'SESSION_ENDED') notify.failed(error);
    },
  });
}
