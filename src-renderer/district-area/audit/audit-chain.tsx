import { Button, MessageBar, MessageBarBody, makeStyles } from '@fluentui/react-components';
import { ShieldCheckmarkRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useNotify } from '../../components/notifications.tsx';
import { districtAuditMessages as words } from '../../messages/district-audit.ts';
import { useSession } from '../session-context.tsx';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: '10px', padding: '12px 20px' },
  head: { overflowWrap: 'anywhere' },
});

/** Says whether nothing in the audit was changed, once somebody asks: the whole chain is computed again. */
export function AuditChain() {
  const styles = useStyles();
  const { client } = useSession();
  const notify = useNotify();
  const verify = useMutation({ mutationFn: () => client.district.audit.verify(), onError: notify.failed });
  const found = verify.data;
  return (
    <div className={styles.root}>
      <Button icon={<ShieldCheckmarkRegular />} disabledFocusable={verify.isPending} onClick={() => verify.mutate()}>
        {verify.isPending ? words.verifying : words.verify}
      </Button>
      {found && (
        <MessageBar intent={found.brokenAt === null ? 'success' : 'error'} layout="multiline" role="status">
          <MessageBarBody className={styles.head}>
            {found.brokenAt === null ? words.whole(found.entries - found.startsAfter) : words.broken(found.brokenAt)}{' '}
            {found.brokenAt === null && words.head(found.head)}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
