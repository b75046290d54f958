import { makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { commonMessages } from '../messages/common.ts';
import { ActionButton } from './action-button.tsx';
import { useStoredNumber } from './stored-state.ts';

const MIN_WIDTH = 300;
const MAX_SHARE = 0.6;
const KEY_STEP = 24;

const useStyles = makeStyles({
  root: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    flexShrink: 0,
    minHeight: 0,
    // What is beside it keeps its title and its actions.
    maxWidth: 'max(300px, min(60vw, 100vw - 640px))',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  handle: {
    position: 'absolute',
    left: '-4px',
    top: 0,
    bottom: 0,
    width: '8px',
    zIndex: 2,
    cursor: 'col-resize',
    touchAction: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralStroke1 },
    ':focus-visible': { backgroundColor: tokens.colorCompoundBrandStroke, outline: 'none' },
  },
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '44px',
    padding: '8px 8px 4px 16px',
  },
  title: {
    flexGrow: 1,
    minWidth: 0,
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  body: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, overflow: 'auto' },
});

type SidePanelProps = {
  title: string;
  /** Panels with the same key share their remembered width. */
  widthKey?: string;
  defaultWidth?: number;
  actions?: ReactNode;
  onClose?: () => void;
  children: ReactNode;
};

/** A panel at the right that is dragged or resized with the arrows and remembers its width. */
export function SidePanel(props: SidePanelProps) {
  const { title, widthKey = 'panel', defaultWidth = 420, actions, onClose, children } = props;
  const styles = useStyles();
  const [width, setWidth] = useStoredNumber(`width:${widthKey}`, defaultWidth);
  return (
    <aside className={styles.root} style={{ width }} aria-label={title} data-region="panel">
      <ResizeHandle width={width} onResize={setWidth} />
      <div className={styles.header}>
        <h2 className={styles.title} title={title}>
          {title}
        </h2>
        {actions}
        {onClose && (
          <ActionButton
            appearance="subtle"
            iconOnly
            icon={<DismissRegular />}
            label={commonMessages.close}
            shortcut="escape"
            onClick={onClose}
          />
        )}
      </div>
      <div className={styles.body}>{children}</div>
    </aside>
  );
}

function ResizeHandle({ width, onResize }: { width: number; onResize: (width: number) => void }) {
  const styles = useStyles();
  const start = useRef<{ x: number; width: number } | null>(null);
  const resize = (wanted: number) =>
    onResize(Math.round(Math.max(MIN_WIDTH, Math.min(wanted, window.innerWidth * MAX_SHARE))));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? KEY_STEP : event.key === 'ArrowRight' ? -KEY_STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    resize(width + step);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (start.current) resize(start.current.width + start.current.x - event.clientX);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that takes the focus is a slider; <hr> cannot be one
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={commonMessages.resizePanel}
      aria-valuenow={width}
      aria-valuemin={MIN_WIDTH}
      aria-valuemax={2000}
      className={styles.handle}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = null;
      }}
    />
  );
}
