import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ComponentProps, useMemo, useState } from 'react';
import type { ChatFile } from '../../../src-shared/domain/chat.ts';
import { hasEnded } from '../../../src-shared/domain/job.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { chatMessages as words } from '../../messages/chats.ts';
import { recordingMessages } from '../../messages/recordings.ts';
import { TranscribeButton, useHearing } from '../recording/transcribe-button.tsx';
import { PaperViewer } from '../viewer/paper-viewer.tsx';
import { ChatContext, type HearWish } from './chat-context.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '4px 12px',
    flexShrink: 0,
    padding: '5px 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
});

/** A chat: its messages in order, with the voice notes where they were sent. */
export function ChatViewer(props: ComponentProps<typeof PaperViewer>) {
  const api = useApi();
  const files = useQuery(api.chats.files.queryOptions({ input: { sourceId: props.sourceId } }));
  const [wish, hear] = useState<HearWish | null>(null);
  const byName = useMemo(() => files.data && new Map(files.data.map((file) => [file.name, file])), [files.data]);
  const chat = useMemo(() => ({ files: byName ?? null, wish, hear }), [byName, wish]);
  return (
    <>
      <NotesBar files={files.data ?? []} />
      <ChatContext value={chat}>
        <PaperViewer {...props} />
      </ChatContext>
    </>
  );
}

/** How many voice notes there are, and the button that puts them into words. */
function NotesBar({ files }: { files: readonly ChatFile[] }) {
  const styles = useStyles();
  const api = useApi();
  const client = useClient();
  const jobs = useQuery(api.jobs.list.queryOptions());
  const { leavesTo } = useHearing();
  const notes = new Map(files.filter(isNote).map(({ source, said }) => [source.id, said]));
  const wordless = [...notes].flatMap(([id, said]) => (said === null ? [id] : []));
  if (notes.size === 0) return null;
  const isUnderWay = jobs.data?.some((job) => job.type === 'transcribe-recordings' && !hasEnded(job)) ?? false;
  return (
    <div className={styles.bar}>
      <span>
        {words.notes(notes.size)} · {wordless.length === 0 ? words.allInWords : words.wordless(wordless.length)}
      </span>
      {isUnderWay && <span role="status">{words.underWay}</span>}
      {wordless.length > 0 && leavesTo !== null && <span>{recordingMessages.leaves(leavesTo)}</span>}
      {wordless.length > 0 && !isUnderWay && (
        <TranscribeButton
          size="small"
          label={words.transcribe(wordless.length)}
          run={() => client.recordings.transcribeSeveral({ sourceIds: wordless })}
          said={words.transcribing}
        />
      )}
    </div>
  );
}

function isNote({ source }: ChatFile): boolean {
  return source.kind === 'recording' && source.status === 'ready' && source.trashedAt === null;
}
