import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { microphoneMessages } from '../../messages/microphone.ts';
import { useRecorder } from './recorder-context.tsx';

const useStyles = makeStyles({
  track: {
    height: '8px',
    minWidth: '80px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground5,
    overflow: 'hidden',
  },
  bar: {
    width: '100%',
    height: '100%',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground,
    transform: 'scaleX(0)',
    transformOrigin: 'left',
  },
});

/** The quietest that moves the bar, in decibels of full scale. */
const floorDecibels = -54;

/** How far the bar goes for the loudest sample of a moment: as the ear judges it. */
function meterShare(level: number): number {
  if (level <= 0) return 0;
  return Math.min(1, Math.max(0, 1 - (20 * Math.log10(level)) / floorDecibels));
}

/** How loud the microphone is, as it changes; drawn without drawing anything else again. */
export function LevelMeter({ className }: { className?: string }) {
  const styles = useStyles();
  const { recorder } = useRecorder();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      recorder.watchLevel((level) => {
        if (bar.current) bar.current.style.transform = `scaleX(${meterShare(level)})`;
      }),
    [recorder],
  );
  return (
    <div role="img" aria-label={microphoneMessages.level} className={className}>
      <div className={styles.track}>
        <div ref={bar} className={styles.bar} />
      </div>
    </div>
  );
}
