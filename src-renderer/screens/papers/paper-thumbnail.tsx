import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { PaperIcon } from '../../components/paper-icon.tsx';
import { usePageImage } from '../../components/viewer/page-image.ts';

const THUMBNAIL_WIDTH = 80;
/** Rows that only pass by while scrolling ask for no picture. */
const SETTLED_MS = 450;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '28px',
    height: '36px',
    fontSize: '22px',
    color: tokens.colorNeutralForeground3,
  },
  image: {
    maxWidth: '28px',
    maxHeight: '36px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: '#ffffff',
  },
});

/** The first page in small for what has pages, or the icon of its format. */
export function PaperThumbnail({ source }: { source: SourceListItem }) {
  const styles = useStyles();
  const settled = useSettled();
  const drawn = source.status === 'ready' && (source.format === 'pdf' || source.format === 'image');
  const image = usePageImage({ sourceId: source.id, page: 1, cssWidth: THUMBNAIL_WIDTH, enabled: drawn && settled });
  return (
    <span className={styles.root}>
      {drawn && image.url ? (
        <img className={styles.image} src={image.url} alt="" />
      ) : (
        <PaperIcon format={source.format} />
      )}
    </span>
  );
}

function useSettled(): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  return settled;
}
