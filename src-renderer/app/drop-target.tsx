import { makeStyles, tokens } from '@fluentui/react-components';
import { DocumentArrowDownRegular } from '@fluentui/react-icons';
import { useLocation } from '@tanstack/react-router';
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { folderIdSchema } from '../../src-shared/domain/identifiers.ts';
import { useNotify } from '../components/notifications.tsx';
import { filesOfDrop } from '../components/upload/dropped-files.ts';
import { useUpload } from '../components/upload/use-upload.ts';
import { frameMessages } from '../messages/frame.ts';

const useStyles = makeStyles({
  root: { height: '100%' },
  veil: {
    position: 'fixed',
    inset: '12px',
    zIndex: 1000,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '8px',
    border: `2px dashed ${tokens.colorBrandStroke1}`,
    borderRadius: '12px',
    backgroundColor: `color-mix(in srgb, ${tokens.colorNeutralBackground1} 92%, transparent)`,
    color: tokens.colorNeutralForeground2,
    pointerEvents: 'none',
  },
  title: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
});

/** Takes papers that are dropped anywhere in the window. */
export function DropTarget({ children }: { children: ReactNode }) {
  const styles = useStyles();
  const [over, setOver] = useState(false);
  const depth = useRef(0);
  const upload = useUpload();
  const notify = useNotify();
  const { search } = useLocation();
  const enter = (by: number) => {
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  const onDrop = async (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    try {
      const incoming = await filesOfDrop(event.dataTransfer);
      const folder = folderIdSchema.safeParse((search as Record<string, unknown>).carpeta);
      upload.mutate({ incoming, folderId: folder.success ? folder.data : undefined });
    } catch (error) {
      notify.failed(error);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; "Agregar papeles" does the same by keyboard
    <div
      className={styles.root}
      onDragEnter={(event) => carriesFiles(event) && enter(1)}
      onDragLeave={(event) => carriesFiles(event) && enter(-1)}
      onDragOver={(event) => carriesFiles(event) && event.preventDefault()}
      onDrop={(event) => void onDrop(event)}
    >
      {children}
      {over && (
        <div className={styles.veil}>
          <DocumentArrowDownRegular fontSize={48} />
          <div className={styles.title}>{frameMessages.dropHere}</div>
          <div>{frameMessages.dropHint}</div>
        </div>
      )}
    </div>
  );
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files');
}
