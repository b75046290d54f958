import { Button } from '@fluentui/react-components';
import { SoundWaveCircleRegular } from '@fluentui/react-icons';
import type { Source } from '../../../src-shared/domain/source.ts';
import { errorText } from '../../client/error-text.ts';
import { paperStateNames } from '../../messages/papers.ts';
import { soundReaderMessages as words } from '../../messages/sound-reader.ts';
import { EmptyState } from '../empty-state.tsx';
import { useSoundReader } from './sound-reader-context.tsx';

/** A recording that only a window can read: what is being done about it, and what she can do. */
export function UnreadSound({ source: { id } }: { source: Pick<Source, 'id'> }) {
  const { reader, state } = useSoundReader();
  const { reading, isElsewhere, stopped, unreadable } = state;
  const icon = <SoundWaveCircleRegular />;
  if (unreadable.has(id)) return <EmptyState icon={icon} title={paperStateNames.failed} text={words.unreadable} />;
  if (stopped.has(id)) {
    return (
      <EmptyState icon={icon} title={words.stopped} text={words.stoppedHint}>
        <Button appearance="primary" onClick={() => reader.goOn(id)}>
          {words.goOn}
        </Button>
      </EmptyState>
    );
  }
  if (reading?.sourceId === id) {
    const text = reading.problem === null ? words.readingHint(reading.share) : errorText(reading.problem);
    return (
      <EmptyState icon={icon} title={words.reading} text={text}>
        <Button onClick={() => reader.stop(id)}>{words.stop}</Button>
      </EmptyState>
    );
  }
  if (isElsewhere) return <EmptyState icon={icon} title={words.elsewhere} text={words.elsewhereHint} />;
  return <EmptyState icon={icon} title={words.waiting} text={words.waitingHint} />;
}
