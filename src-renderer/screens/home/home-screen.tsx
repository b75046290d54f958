import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { LibraryStatus } from '../../../src-shared/contract/library-contract.ts';
import { useApi, useCapabilities } from '../../client/api-context.tsx';
import { useSignedIn } from '../../client/signed-in-context.ts';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { screenTitles } from '../../messages/frame.ts';
import { homeMessages } from '../../messages/home.ts';
import { Doors } from './doors.tsx';
import { FirstRun } from './first-run.tsx';
import { RecentPlanillas } from './recent-planillas.tsx';
import { WaitingList } from './waiting-list.tsx';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: '28px',
    width: '100%',
    maxWidth: '1180px',
    boxSizing: 'border-box',
    padding: '8px 20px 40px',
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(360px, 1fr))',
    gap: '28px',
    alignItems: 'start',
  },
  heading: {
    margin: '0 0 10px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** Inicio: three doors, what waits for her, and the planillas under way; the first time, three steps. */
export function HomeScreen() {
  const api = useApi();
  const status = useQuery(api.library.status.queryOptions());
  const { libraryIsHere } = useCapabilities();
  const signedIn = useSignedIn();
  if (libraryIsHere && status.data && !status.data.settings.firstRunDone) return <FirstRun status={status.data} />;
  const name = signedIn?.fullName ?? status.data?.settings.userName;
  const title = name === undefined ? screenTitles.home : homeMessages.greeting(name);
  return (
    <Screen title={title}>
      <QueryView query={status}>{(data) => <HomeBody status={data} />}</QueryView>
    </Screen>
  );
}

function HomeBody({ status }: { status: LibraryStatus }) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <section aria-label={homeMessages.doors}>
        <Doors />
      </section>
      <div className={styles.columns}>
        <section>
          <h2 className={styles.heading}>{homeMessages.waiting}</h2>
          <WaitingList status={status} />
        </section>
        <section>
          <h2 className={styles.heading}>{homeMessages.planillas}</h2>
          <RecentPlanillas />
        </section>
      </div>
    </div>
  );
}
