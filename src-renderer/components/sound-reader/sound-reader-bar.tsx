import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { SoundWaveCircleRegular } from '@fluentui/react-icons';
import { errorText } from '../../client/error-text.ts';
import { soundReaderMessages as words } from '../../messages/sound-reader.ts';
import { useSoundReader } from './sound-reader-context.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    padding: '6px 20px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
  },
  icon: { flexShrink: 0, fontSize: '18px', color: tokens.colorBrandForeground1 },
  text: { flex: '1 1 auto', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  bar: { width: '120px', flexShrink: 0 },
});

/** The sound that this window reads, on every screen: how far it is, what holds it up, and how to leave it. */
export function SoundReaderBar() {
  const styles = useStyles();
  const { reader, state } = useSoundReader();
  const { reading, stopped } = state;
  if (reading === null || stopped.has(reading.sourceId)) return null;
  const { sourceId, name, share, problem } = reading;
  const text = problem === null ? words.readingOne(name) : errorText(problem);
  return (
    <section aria-label={words.region} className={styles.root}>
      <SoundWaveCircleRegular className={styles.icon} aria-hidden="true" />
      <span className={styles.text} title={text}>
        {text}
      </span>
      <ProgressBar className={styles.bar} value={share ?? undefined} aria-label={words.progress} />
      <Button onClick={() => reader.stop(sourceId)}>{words.stop}</Button>
    </section>
  );
}
