import { makeStyles, Skeleton, SkeletonItem } from '@fluentui/react-components';
import { AfterPause } from '../../components/loading-skeleton.tsx';
import { commonMessages } from '../../messages/common.ts';

const ROWS = 14;
const COLUMNS = 5;

const useStyles = makeStyles({
  rows: { display: 'flex', flexDirection: 'column', gap: '14px', padding: '14px 20px' },
  row: { display: 'grid', gridTemplateColumns: '230px repeat(5, 1fr)', gap: '20px', alignItems: 'center' },
});

/** The shape of a grid that is on its way. */
export function GridSkeleton() {
  const styles = useStyles();
  return (
    <AfterPause>
      <Skeleton aria-label={commonMessages.loading} className={styles.rows}>
        {Array.from({ length: ROWS }, (_row, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bones of a skeleton have no other identity
          <div key={row} className={styles.row}>
            {Array.from({ length: COLUMNS + 1 }, (_column, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <SkeletonItem key={column} size={16} />
            ))}
          </div>
        ))}
      </Skeleton>
    </AfterPause>
  );
}
