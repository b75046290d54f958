import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { Job } from '../../../src-shared/domain/job.ts';
import { formatFraction } from '../../messages/format.ts';
import { frameMessages } from '../../messages/frame.ts';
import { planillaMessages } from '../../messages/planillas.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '14px',
    flexShrink: 0,
    minHeight: '40px',
    padding: '2px 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
  },
  step: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', flexShrink: 1 },
  bar: { flexGrow: 1, minWidth: '80px', flexBasis: '120px' },
  numbers: { flexShrink: 0, color: tokens.colorNeutralForeground3 },
});

/** How far the running fill is. */
export function FillProgress({ job, onCancel }: { job: Job; onCancel: () => void }) {
  const styles = useStyles();
  const { progress, remainingMs } = job;
  const total = progress?.total;
  const numbers = [
    progress && total !== undefined ? formatFraction(progress.done, total) : null,
    remainingMs ? frameMessages.left(remainingMs) : null,
  ].filter(Boolean);
  return (
    <section className={styles.root} aria-label={planillaMessages.filling}>
      <span className={styles.step} title={progress?.step}>
        {progress?.step || planillaMessages.filling}
      </span>
      <ProgressBar
        className={styles.bar}
        thickness="large"
        aria-label={planillaMessages.filling}
        value={progress && total ? progress.done / total : undefined}
      />
      <span className={styles.numbers}>{numbers.join(' · ')}</span>
      <Button size="small" onClick={onCancel}>
        {planillaMessages.fillCancel}
      </Button>
    </section>
  );
}
