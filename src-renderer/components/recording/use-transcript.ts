import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type TypedText, type Voice, voicesOf } from '../../../src-shared/domain/corrected-transcript.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { applyEdit, type TranscriptEdit } from '../../../src-shared/domain/transcript-edit.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { errorCodeOf } from '../../client/error-text.ts';
import { useNotify } from '../notifications.tsx';
import { createSendQueue, type KeepingState } from './send-queue.ts';

/** What can be done to a transcript. Each is seen at once and kept in order; what fails is told. */
export type TranscriptEditor = {
  edit(edit: TranscriptEdit): void;
  /** Keeps what is being typed, which is no change yet. */
  keepTyping(typed: TypedText): void;
  nameVoice(voice: Voice): void;
  /** Once everything that was done until now has been sent, whether or not it could be kept. */
  whenSent(): Promise<void>;
  /** Whether everything is kept by now. */
  readonly state: KeepingState;
};

/** The transcript of a recording, and the way to correct it. */
export function useTranscript(sourceId: SourceId, { enabled, isEditable }: { enabled: boolean; isEditable: boolean }) {
  const api = useApi();
  const client = useClient();
  const cache = useQueryClient();
  const queryKey = useMemo(() => api.recordings.corrected.queryKey({ input: { sourceId } }), [api, sourceId]);
  const { send, interrupt, whenSent, state } = useKeeping(queryKey);
  // What could not be kept yet is shown, and not what the host has in its place.
  const transcript = useQuery({
    ...api.recordings.corrected.queryOptions({ input: { sourceId } }),
    enabled: enabled && state !== 'failed',
  });
  useEffect(() => {
    // What was typed in a window that was closed in the middle of it.
    if (enabled && isEditable) void client.recordings.settleTyping({ sourceId }).catch(() => undefined);
  }, [client, sourceId, enabled, isEditable]);
  const show = useCallback(
    (change: (known: NonNullable<typeof transcript.data>) => NonNullable<typeof transcript.data>) => {
      interrupt();
      cache.setQueryData(queryKey, (known) => known && change(known));
    },
    [cache, interrupt, queryKey],
  );
  const editor = useMemo(
    (): TranscriptEditor => ({
      state,
      whenSent,
      edit(edit) {
        show((known) => {
          const segments = applyEdit(known.segments, edit);
          return {
            ...known,
            segments,
            voices: voicesOf(
              segments,
              known.voices.filter(({ name }) => name !== null),
            ),
          };
        });
        send({ run: () => client.recordings.edit({ sourceId, edit }) });
      },
      keepTyping: (typed) =>
        send({ name: typed.segmentId, run: () => client.recordings.keepTyping({ sourceId, typed }) }),
      nameVoice(voice) {
        show((known) => ({
          ...known,
          voices: known.voices.map((each) => (each.mark === voice.mark ? voice : each)),
        }));
        send({ run: () => client.recordings.nameVoice({ sourceId, voice }) });
      },
    }),
    [client, sourceId, send, show, state, whenSent],
  );
  return { transcript, editor };
}

/** What only an answer of the host's own can say: there is no such segment any more, or it cannot be so changed. */
const lostCodes: readonly (string | null)[] = ['NOT_FOUND', 'INVALID_INPUT'];

/** Sends one thing after another, and asks again for what is shown where it may have been overtaken. */
function useKeeping(queryKey: readonly unknown[]) {
  const cache = useQueryClient();
  const notify = useNotify();
  const [state, setState] = useState<KeepingState>('kept');
  const isOvertaken = useRef(false);
  const queue = useMemo(
    () =>
      createSendQueue({
        isLost: (error) => lostCodes.includes(errorCodeOf(error)),
        onFailure(error) {
          isOvertaken.current = true;
          notify.failed(error);
        },
        onState(next) {
          setState(next);
          if (next !== 'kept' || !isOvertaken.current) return;
          isOvertaken.current = false;
          void cache.invalidateQueries({ queryKey });
        },
      }),
    [cache, notify, queryKey],
  );
  useAskBeforeLeaving(state === 'failed');
  const interrupt = useCallback(() => {
    if (cache.isFetching({ queryKey }) > 0) isOvertaken.current = true;
    void cache.cancelQueries({ queryKey });
  }, [cache, queryKey]);
  return { ...queue, interrupt, state };
}

/** Closing the window now would lose what could not be kept yet. */
function useAskBeforeLeaving(isAsked: boolean): void {
  useEffect(() => {
    if (!isAsked) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isAsked]);
}
