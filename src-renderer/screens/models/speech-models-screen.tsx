import { makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { SpeechModelStatus } from '../../../src-shared/contract/speech-models-contract.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { screenTitles } from '../../messages/frame.ts';
import { speechModelsMessages as words } from '../../messages/speech-models.ts';
import { FilesSection } from './files-section.tsx';
import { ModelWork } from './model-work.tsx';
import { ModelsTabs } from './models-tabs.tsx';
import { SpeechInstalledSection } from './speech-installed-section.tsx';
import { SpeechMoreSection } from './speech-more-section.tsx';
import { SpeechRecommendedSection } from './speech-recommended-section.tsx';
import { SpeechUseSection } from './speech-use-section.tsx';

/** Files are also put in the folder by hand. */
const LOOK_AGAIN_MS = 20_000;

const useStyles = makeStyles({
  root: { width: '100%', maxWidth: '900px', boxSizing: 'border-box', padding: '0 20px 40px' },
});

/** Modelos, for recordings: what this PC had best have, which one is used and what is installed. */
export function SpeechModelsScreen() {
  const styles = useStyles();
  const api = useApi();
  const status = useQuery(api.speechModels.status.queryOptions({ refetchInterval: LOOK_AGAIN_MS }));
  return (
    <Screen title={screenTitles.models} subtitle={words.intro} toolbar={<ModelsTabs open="recordings" />}>
      <QueryView query={status}>
        {(found) => (
          <div className={styles.root}>
            <SpeechModelsBody status={found} />
          </div>
        )}
      </QueryView>
    </Screen>
  );
}

function SpeechModelsBody({ status }: { status: SpeechModelStatus }) {
  const client = useClient();
  return (
    <>
      <ModelWork />
      <SpeechRecommendedSection status={status} />
      <SpeechUseSection status={status} />
      <SpeechInstalledSection status={status} />
      <SpeechMoreSection status={status} />
      <FilesSection
        intro={words.files.intro}
        label={words.files.path}
        hint={words.files.pathHint}
        bringFrom={(path) => client.speechModels.importFile({ path })}
      />
    </>
  );
}
