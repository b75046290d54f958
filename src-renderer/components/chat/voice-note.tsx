import { makeStyles, tokens } from '@fluentui/react-components';
import { OpenRegular, PlayFilled } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { use, useEffect, useRef } from 'react';
import type { ChatFile } from '../../../src-shared/domain/chat.ts';
import type { ChatMessage } from '../../../src-shared/domain/chat-message.ts';
import { errorMessage } from '../../../src-shared/domain/errors.ts';
import { clockWords } from '../../../src-shared/domain/place-words.ts';
import { chatMessages as words } from '../../messages/chats.ts';
import { ActionButton } from '../action-button.tsx';
import { PlayerBar } from '../recording/player-bar.tsx';
import { SegmentFrame } from '../recording/segment-frame.tsx';
import { usePlayer } from '../recording/use-player.ts';
import { ChatContext, type HearWish } from './chat-context.ts';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: '8px', minWidth: 0, paddingTop: '4px' },
  player: { flexGrow: 1, minWidth: 0, borderRadius: tokens.borderRadiusMedium, overflow: 'hidden' },
  length: { fontSize: '0.93em', fontVariantNumeric: 'tabular-nums', color: tokens.colorNeutralForeground2 },
  said: { margin: 0 },
  quiet: { margin: '2px 0 0', fontSize: '0.93em', color: tokens.colorNeutralForeground3 },
});

const noColours: ReadonlyMap<string, string> = new Map();

/** A voice note where it was sent: it is heard in place, and what is said in it stands below. */
export function VoiceNote({ file, message }: { file: ChatFile; message: ChatMessage }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const chat = use(ChatContext);
  const { name, source, said } = file;
  if (source.status !== 'ready') {
    const reason = source.errorCode === null ? words.notReady : errorMessage(source.errorCode, { name });
    return <p className={styles.quiet}>{reason}</p>;
  }
  const hear = (startMs: number) => chat?.hear({ sourceId: source.id, name, startMs });
  const wish = chat?.wish?.name === name ? chat.wish : null;
  return (
    <>
      <div className={styles.row}>
        {wish ? (
          <div className={styles.player}>
            <NotePlayer wish={wish} file={file} />
          </div>
        ) : (
          <>
            <ActionButton
              iconOnly
              icon={<PlayFilled />}
              label={words.hear(message.author, message.time)}
              onClick={() => hear(0)}
            />
            {source.durationMs !== null && <span className={styles.length}>{clockWords(source.durationMs)}</span>}
          </>
        )}
        <ActionButton
          appearance="subtle"
          iconOnly
          icon={<OpenRegular />}
          label={words.open}
          onClick={() => void navigate({ to: '/papeles/$sourceId', params: { sourceId: source.id } })}
        />
      </div>
      {said === null && <p className={styles.quiet}>{words.noWords}</p>}
      {said?.length === 0 && <p className={styles.quiet}>{words.nothingHeard}</p>}
      {said?.map(({ startMs, text }) => (
        <SegmentFrame key={startMs} startMs={startMs} colour={undefined} isHeard={false} onHear={hear}>
          <p className={styles.said}>{text}</p>
        </SegmentFrame>
      ))}
    </>
  );
}

/** Plays from where it was last asked to. */
function NotePlayer({ wish, file }: { wish: HearWish; file: ChatFile }) {
  const player = usePlayer(wish.sourceId);
  const heeded = useRef<HearWish | null>(null);
  useEffect(() => {
    if (heeded.current === wish) return;
    heeded.current = wish;
    player.seek(wish.startMs, { play: true });
  });
  return (
    <PlayerBar
      sourceId={wish.sourceId}
      player={player}
      durationMs={file.source.durationMs}
      segments={[]}
      colours={noColours}
    />
  );
}
