import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AttachRegular, DocumentDismissRegular } from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import { type ReactNode, use } from 'react';
import { type ChatMessage, readChatMessage } from '../../../src-shared/domain/chat-message.ts';
import type { Block } from '../../../src-shared/domain/document-text.ts';
import { chatMessages as words } from '../../messages/chats.ts';
import type { Mark } from '../viewer/marks.ts';
import { PaintedText } from '../viewer/painted-text.tsx';
import { ChatContext } from './chat-context.ts';
import { VoiceNote } from './voice-note.tsx';

const useStyles = makeStyles({
  root: {
    margin: '0 0 0.5em',
    padding: '0.5em 0.8em',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  head: { fontSize: '0.87em', color: tokens.colorNeutralForeground3 },
  author: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  body: { margin: 0, whiteSpace: 'pre-wrap' },
  file: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0, paddingTop: '2px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

type ChatMessageProps = { block: Block; text: string; marks: readonly Mark[] };

/** A message of a chat: who, when, what was written, and the file that came with it. */
export function ChatMessageView({ block, text, marks }: ChatMessageProps) {
  const styles = useStyles();
  const painted = (start: number, end: number) => <PaintedText text={text} start={start} end={end} marks={marks} />;
  const message = readChatMessage(text.slice(block.start, block.end));
  if (message === null) {
    return <p className={mergeClasses(styles.body, styles.root)}>{painted(block.start, block.end)}</p>;
  }
  const bodyStart = block.start + message.bodyStart;
  const dateEnd = block.start + message.date.length + 1 + message.time.length;
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        {message.author !== null && (
          <span className={styles.author}>{painted(dateEnd + 1, bodyStart - ': '.length)} </span>
        )}
        {painted(block.start, dateEnd)}
      </div>
      {message.attachment === null ? (
        <p className={styles.body}>{painted(bodyStart, block.end)}</p>
      ) : (
        <>
          <Beside text={text} start={bodyStart} end={block.start + message.attachment.start} marks={marks} />
          <AttachedFile message={message} name={message.attachment.name}>
            {painted(block.start + message.attachment.start, block.start + message.attachment.end)}
          </AttachedFile>
          <Beside text={text} start={block.start + message.attachment.end} end={block.end} marks={marks} />
        </>
      )}
      {message.isOmitted && <div className={mergeClasses(styles.head, styles.quiet)}>{words.omitted}</div>}
    </div>
  );
}

/** What was written beside a file; nothing where that is blank. */
function Beside({ text, start, end, marks }: { text: string; start: number; end: number; marks: readonly Mark[] }) {
  const styles = useStyles();
  const written = text.slice(start, end);
  if (written.trim() === '') return null;
  const from = start + written.length - written.trimStart().length;
  return (
    <p className={styles.body}>
      <PaintedText text={text} start={from} end={from + written.trim().length} marks={marks} />
    </p>
  );
}

/** `children`: what the message says of the file, painted where a proof points there. */
function AttachedFile({ message, name, children }: { message: ChatMessage; name: string; children: ReactNode }) {
  const styles = useStyles();
  const chat = use(ChatContext);
  const file = chat?.files?.get(name);
  if (file?.source.kind === 'recording' && file.source.trashedAt === null) {
    return <VoiceNote file={file} message={message} />;
  }
  if (!chat?.files) return <div className={mergeClasses(styles.file, styles.quiet)}>{children}</div>;
  if (file && file.source.trashedAt === null) {
    return (
      <div className={styles.file}>
        <AttachRegular />
        <Link to="/papeles/$sourceId" params={{ sourceId: file.source.id }} style={{ color: 'inherit' }}>
          {children}
        </Link>
      </div>
    );
  }
  return (
    <div className={mergeClasses(styles.file, styles.quiet)}>
      <DocumentDismissRegular />
      <span>{file ? words.trashed(name) : words.missing(name)}</span>
    </div>
  );
}
