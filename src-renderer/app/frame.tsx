import { makeStyles, tokens } from '@fluentui/react-components';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { errorMessage } from '../../src-shared/domain/errors.ts';
import type { Job, JobType } from '../../src-shared/domain/job.ts';
import { useCapabilities } from '../client/api-context.tsx';
import { useConnection } from '../client/connection.ts';
import { AskingProvider } from '../components/asking/asking-context.tsx';
import { RecorderProvider } from '../components/microphone/recorder-context.tsx';
import { RecorderDock } from '../components/microphone/recorder-dock.tsx';
import { useNotify } from '../components/notifications.tsx';
import { focusRegion } from '../components/regions.ts';
import { useShortcut } from '../components/shortcuts.ts';
import { SoundReaderBar } from '../components/sound-reader/sound-reader-bar.tsx';
import { SoundReaderProvider } from '../components/sound-reader/sound-reader-context.tsx';
import { useUndo } from '../components/undo.ts';
import { ProofPanel } from '../components/viewer/proof-panel.tsx';
import { frameMessages } from '../messages/frame.ts';
import { CommandPalette } from './command-palette.tsx';
import { DropTarget } from './drop-target.tsx';
import { KeysHelp } from './keys-help.tsx';
import { Navigation } from './navigation.tsx';
import { useScreens } from './offered-screens.ts';
import { StatusLine } from './status-line.tsx';

const JOBS_PATH = '/tareas';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    gridTemplateRows: 'minmax(0, 1fr) auto',
    height: '100%',
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: 1.45,
  },
  main: { display: 'flex', minWidth: 0, minHeight: 0, borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
  panel: { display: 'flex', minHeight: 0 },
  status: { gridColumn: '1 / -1' },
});

/** What is around every screen: navigation, proof panel, status line, and the keys that work everywhere. */
export function Frame() {
  return (
    <AskingProvider>
      <RecorderProvider>
        <SoundReaderProvider>
          <FrameInside />
        </SoundReaderProvider>
      </RecorderProvider>
    </AskingProvider>
  );
}

function FrameInside() {
  const styles = useStyles();
  const problem = useConnection(useJobNotices());
  const [paletteOpen, setPaletteOpen] = useState(false);
  const [keysOpen, setKeysOpen] = useState(false);
  const screens = useScreens();
  const { recordsSound } = useCapabilities();
  const { undo, redo } = useUndo();
  useShortcut('ctrl+k', () => setPaletteOpen(true), { inTextFields: true });
  useShortcut('ctrl+z', () => void undo());
  useShortcut('ctrl+y', () => void redo());
  useShortcut('ctrl+shift+z', () => void redo());
  useShortcut('f1', () => setKeysOpen(true), { inTextFields: true });
  useShortcut('?', () => setKeysOpen(true), { outside: '[role=grid]' });
  useShortcut('f6', () => focusRegion(1), { inTextFields: true });
  useShortcut('shift+f6', () => focusRegion(-1), { inTextFields: true });
  return (
    <DropTarget>
      <div className={styles.root}>
        <Navigation onPalette={() => setPaletteOpen(true)} onKeys={() => setKeysOpen(true)} />
        <main className={styles.main}>
          <Outlet />
        </main>
        <div className={styles.panel}>
          <ProofPanel />
        </div>
        <div className={styles.status}>
          <SoundReaderBar />
          {recordsSound && <RecorderDock />}
          <StatusLine problem={problem} />
        </div>
      </div>
      <KeysHelp open={keysOpen} onClose={() => setKeysOpen(false)} />
      {paletteOpen && <CommandPalette onClose={() => setPaletteOpen(false)} />}
      {screens.map((screen) => (
        <ScreenKey key={screen.key} shortcut={screen.shortcut} path={screen.path} />
      ))}
    </DropTarget>
  );
}

/** Work that begins by itself: when it goes well there is nothing to tell. */
const quietJobs: ReadonlySet<JobType> = new Set(['index-meanings', 'empty-trash']);

/** Says what came out of a job when it ends, unless she is looking at Tareas. */
function useJobNotices(): (job: Job) => void {
  const notify = useNotify();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return (job) => {
    if (pathname === JOBS_PATH || job.state === 'cancelled') return;
    const action = { label: frameMessages.seeJobs, run: () => void navigate({ to: JOBS_PATH }) };
    if (job.state === 'failed')
      notify.warn({ text: job.title, detail: errorMessage(job.errorCode ?? 'INTERNAL', job.errorData), action });
    else if (job.summary) {
      const notice = { text: job.title, detail: job.summary, action };
      if (job.failures.length > 0) notify.warn(notice);
      else if (!quietJobs.has(job.type)) notify.done(notice);
    }
  };
}

function ScreenKey({ shortcut, path }: { shortcut: string; path: string }) {
  const navigate = useNavigate();
  useShortcut(shortcut, () => void navigate({ to: path }), { inTextFields: true });
  return null;
}
