import { Button, makeStaticStyles, makeStyles, tokens } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { districtAccountMessages } from '../../messages/district-account.ts';
import { CopyButton } from '../copied-text.tsx';
import { useSession } from '../session-context.tsx';

const words = districtAccountMessages.account.recovery;

/** On paper nothing but the codes, while they are shown. */
const usePrintedAlone = makeStaticStyles(`@media print {
  body:has([data-printed-alone]) * { visibility: hidden; }
  body [data-printed-alone], body [data-printed-alone] * { visibility: visible; color: #000; }
  [data-printed-alone] { position: fixed; top: 2cm; left: 2cm; }
}`);

const useStyles = makeStyles({
  codes: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(190px, 1fr))',
    gap: '6px 20px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    fontFamily: tokens.fontFamilyMonospace,
    userSelect: 'all',
  },
  whose: { margin: '0 0 10px', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Shows recovery codes, once: to be copied or printed. */
export function RecoveryCodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const styles = useStyles();
  usePrintedAlone();
  const { userName } = useSession().me;
  return (
    <DialogFrame title={words.shownTitle} hint={words.shownHint} closing={words.kept} onClose={onClose}>
      <div data-printed-alone>
        <p className={styles.whose}>{words.of(userName)}</p>
        <ol className={styles.codes} aria-label={words.title}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
      </div>
      <div className={styles.actions}>
        <CopyButton text={codes.join('\n')} copy={words.copy} />
        <Button icon={<PrintRegular />} onClick={() => window.print()}>
          {words.print}
        </Button>
      </div>
    </DialogFrame>
  );
}
