import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { type ReactNode, useEffect, useState } from 'react';
import { commonMessages } from '../messages/common.ts';

const SHOW_AFTER_MS = 200;

const useStyles = makeStyles({
  rows: { display: 'flex', flexDirection: 'column', gap: '14px', padding: '16px 20px' },
  row: { display: 'grid', gridTemplateColumns: '32px 2fr 1fr 90px', gap: '16px', alignItems: 'center' },
});

/** Draws its children only when loading has lasted long enough to be noticed. */
export function AfterPause({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return shown ? children : null;
}

/** The shape of a list that is on its way. */
export function ListSkeleton({ rows = 8 }: { rows?: number }) {
  const styles = useStyles();
  return (
    <AfterPause>
      <Skeleton aria-label={commonMessages.loading} className={styles.rows}>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bones of a skeleton have no other identity
          <div key={row} className={styles.row}>
            <SkeletonItem size={28} />
            <SkeletonItem size={16} />
            <SkeletonItem size={16} />
            <SkeletonItem size={16} />
          </div>
        ))}
      </Skeleton>
    </AfterPause>
  );
}

/** The shape of a page that is on its way. */
export function PageSkeleton() {
  return (
    <AfterPause>
      <Skeleton aria-label={commonMessages.loading} style={{ width: '100%' }}>
        <SkeletonItem style={{ width: '100%', height: 'auto', aspectRatio: '210 / 297' }} />
      </Skeleton>
    </AfterPause>
  );
}
