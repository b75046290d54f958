import { makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ModelStatus } from '../../../src-shared/contract/models-contract.ts';
import type { LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { screenTitles } from '../../messages/frame.ts';
import { modelsMessages as words } from '../../messages/models.ts';
import { FilesSection } from './files-section.tsx';
import { InstalledSection } from './installed-section.tsx';
import { ModelWork } from './model-work.tsx';
import { ModelsTabs } from './models-tabs.tsx';
import { MoreSection } from './more-section.tsx';
import { RecommendedSection } from './recommended-section.tsx';
import { ServerNotice } from './server-notice.tsx';
import { UseSection } from './use-section.tsx';
import { WhereSection } from './where-section.tsx';

/** A model leaves the memory by itself after some minutes. */
const LOOK_AGAIN_MS = 20_000;

const useStyles = makeStyles({
  root: { width: '100%', maxWidth: '900px', boxSizing: 'border-box', padding: '0 20px 40px' },
});

/** Modelos: what runs, what this PC had best have, and what is installed. */
export function ModelsScreen() {
  const styles = useStyles();
  const api = useApi();
  const models = useQuery(api.models.status.queryOptions({ refetchInterval: LOOK_AGAIN_MS }));
  const library = useQuery(api.library.status.queryOptions());
  return (
    <Screen
      title={screenTitles.models}
      subtitle={models.data && stateOf(models.data)}
      toolbar={<ModelsTabs open="papers" />}
    >
      <QueryView query={models}>
        {(status) => (
          <QueryView query={library}>
            {({ settings }) => (
              <div className={styles.root}>
                <ModelsBody status={status} settings={settings} />
              </div>
            )}
          </QueryView>
        )}
      </QueryView>
    </Screen>
  );
}

function ModelsBody({ status, settings }: { status: ModelStatus; settings: LibrarySettings }) {
  const client = useClient();
  const isOllama = status.server === 'ollama';
  const canInstall = isOllama && (status.state === 'answers' || status.state === 'stopped');
  return (
    <>
      <ServerNotice status={status} />
      <ModelWork />
      {isOllama && <RecommendedSection status={status} canInstall={canInstall} />}
      <UseSection status={status} settings={settings} />
      {status.state === 'answers' && <InstalledSection status={status} />}
      {canInstall && <MoreSection status={status} />}
      {canInstall && (
        <FilesSection
          intro={words.files.intro}
          label={words.files.path}
          hint={words.files.pathHint}
          bringFrom={(path) => client.models.importFile({ path })}
        />
      )}
      <WhereSection status={status} settings={settings} />
    </>
  );
}

function stateOf({ state, server, version, isOurs, isHere, url }: ModelStatus): string {
  if (state !== 'answers') return words.intro;
  const program = server === 'ollama' ? words.running(version ?? '?', isOurs) : words.otherRunning;
  return isHere ? program : `${program} · ${words.elsewhere(url)}`;
}
