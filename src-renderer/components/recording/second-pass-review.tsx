import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { longestCommonWords } from '../../../src-shared/domain/longest-common-words.ts';
import { clockWords } from '../../../src-shared/domain/place-words.ts';
import type { SecondPassReview } from '../../../src-shared/domain/second-pass.ts';
import { useClient } from '../../client/api-context.tsx';
import { commonMessages } from '../../messages/common.ts';
import { recordingMessages } from '../../messages/recordings.ts';
import { transcriptMessages } from '../../messages/transcript.ts';
import { useCommand } from '../command.ts';
import { DialogFrame } from '../dialog-frame.tsx';
import type { Hear } from './use-playing.ts';

const words = transcriptMessages.secondPass;

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  row: {
    display: 'grid',
    gridTemplateColumns: '64px minmax(0, 1fr) auto',
    columnGap: '12px',
    alignItems: 'start',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  clock: {
    border: 'none',
    background: 'none',
    padding: '2px 0 0',
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    cursor: 'pointer',
    ':hover': { textDecoration: 'underline' },
  },
  texts: { margin: 0, display: 'grid', gridTemplateColumns: '56px minmax(0, 1fr)', rowGap: '2px', lineHeight: 1.5 },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3, lineHeight: 'inherit' },
  said: { margin: 0, overflowWrap: 'anywhere' },
  before: { color: tokens.colorNeutralForeground3 },
  gone: { textDecoration: 'line-through' },
  come: { fontWeight: tokens.fontWeightSemibold, textDecoration: 'none' },
});

type SecondPassReviewDialogProps = {
  sourceId: SourceId;
  review: SecondPassReview;
  hear: Hear;
  onClose: () => void;
};

/** What a second pass changed, part by part, each to be heard and put back. */
export function SecondPassReviewDialog({ sourceId, review, hear, onClose }: SecondPassReviewDialogProps) {
  const styles = useStyles();
  const client = useClient();
  const takeBack = useCommand({
    run: (segmentIds: string[] | null) => client.recordings.takeBackSecondPass({ sourceId, segmentIds }),
    said: (_done, segmentIds) => (segmentIds === null ? words.allTakenBack : words.takenBack),
  });
  return (
    <DialogFrame
      title={words.title}
      width="large"
      hint={words.hint(review.model)}
      closing={commonMessages.close}
      onClose={onClose}
      actions={
        <Button disabled={takeBack.isPending} onClick={() => takeBack.mutate(null)}>
          {words.takeBackAll}
        </Button>
      }
    >
      <ul className={styles.list}>
        {review.changes.map(({ segmentId, startMs, before, after }) => {
          const clock = clockWords(startMs);
          return (
            <li key={segmentId} className={styles.row}>
              <button
                type="button"
                className={styles.clock}
                aria-label={recordingMessages.hearFrom(clock)}
                onClick={() => hear(startMs)}
              >
                {clock}
              </button>
              <Texts before={before} after={after} />
              <Button
                size="small"
                aria-label={words.takeBackAt(clock)}
                disabled={takeBack.isPending}
                onClick={() => takeBack.mutate([segmentId])}
              >
                {words.takeBack}
              </Button>
            </li>
          );
        })}
      </ul>
    </DialogFrame>
  );
}

function Texts({ before, after }: { before: string; after: string }) {
  const styles = useStyles();
  const [first, second] = [before.split(' '), after.split(' ')];
  const common = longestCommonWords(first, second);
  const kept = { before: new Set(common.map(([place]) => place)), after: new Set(common.map(([, place]) => place)) };
  return (
    <dl className={styles.texts}>
      <dt className={styles.name}>{words.before}</dt>
      <dd className={`${styles.said} ${styles.before}`}>
        {first.map((word, place) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: words have no other name than their place
          return kept.before.has(place) ? `${word} ` : <del key={place} className={styles.gone}>{`${word} `}</del>;
        })}
      </dd>
      <dt className={styles.name}>{words.after}</dt>
      <dd className={styles.said}>
        {second.map((word, place) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: words have no other name than their place
          return kept.after.has(place) ? `${word} ` : <ins key={place} className={styles.come}>{`${word} `}</ins>;
        })}
      </dd>
    </dl>
  );
}
