import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type TypedText, type Voice, voicesOf } from '../../../src-shared/domain/corrected-transcript.ts';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { applyEdit, type TranscriptEdit } from '../../../src-shared/domain/transcript-edit.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useNotify } from '../notifications.tsx';

/** What can be done to a transcript. Each is seen at once and kept in order; what fails is told. */
export type TranscriptEditor = {
  edit(edit: TranscriptEdit): void;
  /** Keeps what is being typed, which is no change yet. */
  keepTyping(typed: TypedText): void;
  nameVoice(voice: Voice): void;
  /** Once everything that was done until now has been sent, whether or not it could be kept. */
  whenSent(): Promise<void>;
  /** Whether everything is kept by now. */
  readonly state: 'kept' | 'keeping' | 'failed';
};

/** The transcript of a recording, and the way to correct it. */
export function useTranscript(sourceId: SourceId, { enabled, isEditable }: { enabled: boolean; isEditable: boolean }) {
  const api = useApi();
  const client = useClient();
  const cache = useQueryClient();
  const options = api.recordings.corrected.queryOptions({ input: { sourceId }, enabled });
  const transcript = useQuery(options);
  const { send, interrupt, whenSent, state } = useKeeping(options.queryKey);
  useEffect(() => {
    // What was typed in a window that was closed in the middle of it.
    if (enabled && isEditable) void client.recordings.settleTyping({ sourceId }).catch(() => undefined);
  }, [client, sourceId, enabled, isEditable]);
  const show = useCallback(
    (change: (known: NonNullable<typeof transcript.data>) => NonNullable<typeof transcript.data>) => {
      interrupt();
      cache.setQueryData(options.queryKey, (known) => known && change(known));
    },
    [cache, interrupt, options.queryKey],
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
        send(() => client.recordings.edit({ sourceId, edit }), { isTold: true });
      },
      keepTyping: (typed) => send(() => client.recordings.keepTyping({ sourceId, typed }), { isTold: false }),
      nameVoice(voice) {
        show((known) => ({
          ...known,
          voices: known.voices.map((each) => (each.mark === voice.mark ? voice : each)),
        }));
        send(() => client.recordings.nameVoice({ sourceId, voice }), { isTold: true });
      },
    }),
    [client, sourceId, send, show, state, whenSent],
  );
  return { transcript, editor };
}

/** Sends one thing after another, and asks again for what is shown where it may have been overtaken. */
function useKeeping(queryKey: readonly unknown[]) {
  const cache = useQueryClient();
  const notify = useNotify();
  const last = useRef(Promise.resolve());
  const isOvertaken = useRef(false);
  const [waiting, setWaiting] = useState(0);
  const [hasFailed, setFailed] = useState(false);
  const left = useRef(0);

  const interrupt = useCallback(() => {
    if (cache.isFetching({ queryKey }) > 0) isOvertaken.current = true;
    void cache.cancelQueries({ queryKey });
  }, [cache, queryKey]);

  const send = useCallback(
    (run: () => Promise<void>, { isTold }: { isTold: boolean }) => {
      left.current += 1;
      setWaiting(left.current);
      const ended = (failed: unknown) => {
        setFailed(failed !== null);
        if (failed !== null && isTold) {
          isOvertaken.current = true;
          notify.failed(failed);
        }
        left.current -= 1;
        setWaiting(left.current);
        if (left.current > 0 || !isOvertaken.current) return;
        isOvertaken.current = false;
        void cache.invalidateQueries({ queryKey });
      };
      last.current = last.current.then(run).then(() => ended(null), ended);
    },
    [cache, notify, queryKey],
  );
  return {
    send,
    interrupt,
    whenSent: useCallback(() => last.current, []),
    state: hasFailed ? ('failed' as const) : waiting > 0 ? ('keeping' as const) : ('kept' as const),
  };
}
