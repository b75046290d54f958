import { makeStyles, Select, tokens } from '@fluentui/react-components';
import { FastForwardRegular, PauseFilled, PlayFilled, RewindRegular, WarningRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { clockWords } from '../../../src-shared/domain/place-words.ts';
import type { TranscriptSegment } from '../../../src-shared/domain/transcript.ts';
import { useApi } from '../../client/api-context.tsx';
import { recordingMessages } from '../../messages/recordings.ts';
import { ActionButton } from '../action-button.tsx';
import { useShortcut } from '../shortcuts.ts';
import { playerKeys } from './player-keys.ts';
import { speeds, stepSpeed } from './speeds.ts';
import type { Player } from './use-player.ts';
import { waveformOptions } from './waveform-options.ts';
import { WaveformSlider } from './waveform-slider.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    flexShrink: 0,
    padding: '4px 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  time: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums', padding: '0 6px' },
  speed: { minWidth: '78px' },
  unheard: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    flexShrink: 0,
    margin: 0,
    padding: '6px 16px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
  },
  icon: { flexShrink: 0, fontSize: '16px', color: tokens.colorStatusWarningForeground3 },
  problem: { padding: '10px 16px', margin: 0, color: tokens.colorNeutralForeground2 },
});

/** How far one press goes back or on: what a person missed. */
const stepMs = 3000;

type PlayerBarProps = {
  sourceId: SourceId;
  player: Player;
  /** What the library knows where the file does not say. */
  durationMs: number | null;
  segments: readonly TranscriptSegment[];
  /** The ink of each voice. */
  colours: ReadonlyMap<string, string>;
};

/** Play, back, on, where it is and how fast. */
export function PlayerBar({ sourceId, player, durationMs, segments, colours }: PlayerBarProps) {
  const styles = useStyles();
  const wholeMs = player.durationMs ?? durationMs ?? 0;
  const stretches = useMemo(
    () =>
      segments.map(({ startMs, endMs, speaker }) => ({
        startMs,
        endMs,
        ink: speaker === null ? undefined : colours.get(speaker),
      })),
    [segments, colours],
  );
  const back = () => player.seek(player.positionMs - stepMs);
  useShortcut(playerKeys.toggle, player.toggle, { inTextFields: true, enabled: !player.isUnplayable });
  // In a planilla beside its proof the key corrects the cell.
  useShortcut(playerKeys.back, back, { inTextFields: true, enabled: !player.isUnplayable, outside: '[role="grid"]' });
  useShortcut(playerKeys.slower, () => player.setSpeed(stepSpeed(player.speed, -1)), { inTextFields: true });
  useShortcut(playerKeys.faster, () => player.setSpeed(stepSpeed(player.speed, 1)), { inTextFields: true });
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: its words stand under it */}
      <audio ref={player.element} src={player.address} preload="metadata" />
      {player.isUnplayable ? (
        <p className={styles.problem}>{recordingMessages.unplayable}</p>
      ) : (
        <div role="toolbar" aria-label={recordingMessages.player} className={styles.root}>
          <ActionButton
            appearance="subtle"
            iconOnly
            icon={<RewindRegular />}
            label={recordingMessages.back}
            shortcut={playerKeys.back}
            onClick={back}
          />
          <ActionButton
            appearance="primary"
            iconOnly
            icon={player.isPlaying ? <PauseFilled /> : <PlayFilled />}
            label={player.isPlaying ? recordingMessages.pause : recordingMessages.play}
            shortcut={playerKeys.toggle}
            onClick={player.toggle}
          />
          <ActionButton
            appearance="subtle"
            iconOnly
            icon={<FastForwardRegular />}
            label={recordingMessages.forward}
            onClick={() => player.seek(Math.min(wholeMs, player.positionMs + stepMs))}
          />
          <WaveformSlider
            sourceId={sourceId}
            positionMs={player.positionMs}
            durationMs={wholeMs}
            stretches={stretches}
            onSeek={(positionMs) => player.seek(positionMs)}
          />
          <span className={styles.time}>
            {clockWords(player.positionMs)} / {clockWords(wholeMs)}
          </span>
          <Select
            className={styles.speed}
            size="small"
            appearance="filled-lighter"
            aria-label={recordingMessages.speed}
            value={String(player.speed)}
            onChange={(_event, { value }) => player.setSpeed(Number(value))}
          >
            {speeds.map((speed) => (
              <option key={speed} value={String(speed)}>
                {recordingMessages.times(speed)}
              </option>
            ))}
          </Select>
        </div>
      )}
      <Unheard sourceId={sourceId} />
    </>
  );
}

/** Says of a damaged file what of it cannot be heard. */
function Unheard({ sourceId }: Pick<PlayerBarProps, 'sourceId'>) {
  const styles = useStyles();
  const waveform = useQuery(waveformOptions(useApi(), sourceId));
  const unheard = waveform.data?.unheard;
  if (!unheard) return null;
  return (
    <p className={styles.unheard} role="note">
      <WarningRegular className={styles.icon} aria-hidden="true" />
      {recordingMessages.unheard(unheard)}
    </p>
  );
}
