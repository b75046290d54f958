import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PersonAccountsRegular } from '@fluentui/react-icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { DistrictServerClient } from '../../../src-shared/contract/server-contract.ts';
import { errorText } from '../../client/error-text.ts';
import { districtAccountMessages } from '../../messages/district-account.ts';
import { keepWayBack } from '../way-back.ts';

const words = districtAccountMessages.signIn;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '8px' },
  or: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    margin: 0,
    color: tokens.colorNeutralForeground3,
    '::before': { content: '""', flexGrow: 1, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    '::after': { content: '""', flexGrow: 1, borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  problem: { margin: 0, color: tokens.colorStatusDangerForeground1 },
});

/** The way in by the district's identity provider; nothing where it has none. */
export function ProviderWay({ client }: { client: DistrictServerClient }) {
  const styles = useStyles();
  const { data } = useQuery({ queryKey: ['provider'], queryFn: () => client.account.provider(), retry: false });
  const go = useMutation({
    mutationFn: () => client.account.startProviderSignIn(),
    onSuccess: ({ url }) => {
      keepWayBack();
      window.location.assign(url);
    },
  });
  if (!data?.name) return null;
  return (
    <div className={styles.root}>
      <p className={styles.or}>{words.or}</p>
      <Button
        size="large"
        icon={<PersonAccountsRegular />}
        disabledFocusable={go.isPending || go.isSuccess}
        onClick={() => go.mutate()}
      >
        {words.byProvider(data.name)}
      </Button>
      {go.error && (
        <p role="alert" className={styles.problem}>
          {errorText(go.error)}
        </p>
      )}
    </div>
  );
}
