import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { PersonAccountsRegular } from '@fluentui/react-icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { DistrictServerClient } from '../../../src-shared/contract/server-contract.ts';
import { errorText } from '../../client/error-text.ts';
import { districtAccountMessages } from '../../messages/district-account.ts';
import { openSmallWindow } from '../small-window.ts';
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
  told: { margin: 0, color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  problem: { margin: 0, color: tokens.colorStatusDangerForeground1 },
});

type ProviderWayProps = {
  client: DistrictServerClient;
  /** Somebody signs in over what they were doing, which must not go. */
  keepsPage: boolean;
};

/** The way in by the district's identity provider; nothing where it has none. */
export function ProviderWay({ client, keepsPage }: ProviderWayProps) {
  const styles = useStyles();
  const { data } = useQuery({ queryKey: ['provider'], queryFn: () => client.account.provider(), retry: false });
  const here = useMutation({
    mutationFn: () => client.account.startProviderSignIn(),
    onSuccess: ({ url }) => {
      keepWayBack();
      window.location.assign(url);
    },
  });
  const beside = useSmallWindow(client);
  if (!data?.name) return null;
  const go = keepsPage ? beside : here;
  const isLeaving = here.isPending || here.isSuccess;
  return (
    <div className={styles.root}>
      <p className={styles.or}>{words.or}</p>
      <Button
        size="large"
        icon={<PersonAccountsRegular />}
        disabledFocusable={isLeaving || beside.isPending}
        onClick={() => go.mutate()}
      >
        {words.byProvider(data.name)}
      </Button>
      {beside.isSuccess && (
        <p role="status" className={styles.told}>
          {beside.data ? words.inSmallWindow : words.noWindow}
        </p>
      )}
      {go.error && (
        <p role="alert" className={styles.problem}>
          {errorText(go.error)}
        </p>
      )}
    </div>
  );
}

/** Leads a window of its own to the provider's; gives whether the browser opened one. */
function useSmallWindow(client: DistrictServerClient) {
  return useMutation({
    async mutationFn() {
      // Browsers open one for a press, and not for what is answered later.
      const opened = openSmallWindow();
      if (opened === null) return false;
      try {
        const { url } = await client.account.startProviderSignIn();
        opened.location.replace(url);
        return true;
      } catch (error) {
        opened.close();
        throw error;
      }
    },
  });
}
