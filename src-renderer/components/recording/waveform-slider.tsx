import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { clockWords } from '../../../src-shared/domain/place-words.ts';
import { useApi } from '../../client/api-context.tsx';
import { recordingMessages } from '../../messages/recordings.ts';
import { useElementSize } from '../element-size.ts';
import { type InkedStretch, type WaveColumn, waveColumns } from './waveform-columns.ts';
import { waveformOptions } from './waveform-options.ts';

const height = 44;
const columnWidth = 3;
/** A column of silence is a line, so that its place is seen. */
const least = 2;

const useStyles = makeStyles({
  root: {
    position: 'relative',
    flexGrow: 1,
    minWidth: '80px',
    height: `${height}px`,
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    touchAction: 'none',
    overflow: 'hidden',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  canvas: { position: 'absolute', inset: 0, width: '100%', height: '100%' },
  ahead: { opacity: 0.45 },
  position: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: '2px',
    marginLeft: '-1px',
    backgroundColor: tokens.colorNeutralForeground1,
    pointerEvents: 'none',
  },
});

type WaveformSliderProps = {
  sourceId: SourceId;
  positionMs: number;
  durationMs: number;
  stretches: readonly InkedStretch[];
  onSeek: (positionMs: number) => void;
};

const shortStepMs = 3_000;
const longStepMs = 30_000;

/** The whole recording as a line of sound: who speaks when, where it is silent, and where it is now. */
export function WaveformSlider({ sourceId, positionMs, durationMs, stretches, onSeek }: WaveformSliderProps) {
  const styles = useStyles();
  const api = useApi();
  const root = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(root);
  const waveform = useQuery(waveformOptions(api, sourceId));
  const columns = Math.floor(width / columnWidth);
  const drawing = useMemo(
    () => waveColumns(waveform.data, stretches, { columns, durationMs, silent: silentInk }),
    [waveform.data, stretches, columns, durationMs],
  );
  const share = durationMs > 0 ? Math.min(1, positionMs / durationMs) : 0;
  const seekTo = (wantedMs: number) => onSeek(Math.min(durationMs, Math.max(0, wantedMs)));
  const onPointer = (event: PointerEvent<HTMLDivElement>) => {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.getBoundingClientRect();
    seekTo(((event.clientX - box.left) / box.width) * durationMs);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = seekOfKey(event.key, positionMs, durationMs);
    if (wanted === null || event.ctrlKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    seekTo(wanted);
  };
  return (
    <div
      ref={root}
      role="slider"
      tabIndex={0}
      className={styles.root}
      aria-label={recordingMessages.position}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationMs / 1000)}
      aria-valuenow={Math.round(Math.min(positionMs, durationMs) / 1000)}
      aria-valuetext={recordingMessages.positionOf(clockWords(positionMs), clockWords(durationMs))}
      onPointerDown={onPointer}
      onPointerMove={onPointer}
      onKeyDown={onKeyDown}
    >
      <Columns columns={drawing} className={styles.ahead} />
      <div style={{ position: 'absolute', inset: 0, clipPath: `inset(0 ${(1 - share) * 100}% 0 0)` }}>
        <Columns columns={drawing} />
      </div>
      <div className={styles.position} style={{ left: `${share * 100}%` }} />
    </div>
  );
}

const silentInk = 'light-dark(#8a8478, #8f897c)';

/** Drawn again only when it is another drawing: where the sound is moves over it. */
function Columns({ columns, className }: { columns: readonly WaveColumn[]; className?: string }) {
  const styles = useStyles();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const draw = () => drawColumns(element, columns);
    draw();
    // Inks are of the day or of the night.
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => theme.disconnect();
  }, [columns]);
  return <canvas ref={canvas} className={`${styles.canvas} ${className ?? ''}`} />;
}

function drawColumns(canvas: HTMLCanvasElement, columns: readonly WaveColumn[]): void {
  const sharpness = window.devicePixelRatio || 1;
  canvas.width = Math.round(columns.length * columnWidth * sharpness);
  canvas.height = Math.round(height * sharpness);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(sharpness, sharpness);
  const inks = new Map<string, string>();
  for (const [place, { height: share, ink }] of columns.entries()) {
    if (!inks.has(ink)) inks.set(ink, inkOfTheme(canvas, ink));
    const tall = Math.max(least, share * (height - 4));
    context.fillStyle = inks.get(ink)!;
    context.fillRect(place * columnWidth, (height - tall) / 2, columnWidth - 1, tall);
  }
}

/** A canvas knows no `light-dark()`: the page says which of the two it is. */
function inkOfTheme(canvas: HTMLCanvasElement, ink: string): string {
  canvas.style.color = ink;
  return getComputedStyle(canvas).color;
}

function seekOfKey(key: string, positionMs: number, durationMs: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return positionMs - shortStepMs;
    case 'ArrowRight':
    case 'ArrowUp':
      return positionMs + shortStepMs;
    case 'PageDown':
      return positionMs - longStepMs;
    case 'PageUp':
      return positionMs + longStepMs;
    case 'Home':
      return 0;
    case 'End':
      return durationMs;
    default:
      return null;
  }
}
