import { Button } from '@fluentui/react-components';
import { DeveloperBoardRegular, DocumentFolderRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../../client/api-context.tsx';
import { BackButton } from '../../components/back-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { compareMessages as words } from '../../messages/compare.ts';
import { CompareBody } from './compare-body.tsx';
import { noSubject, useReadPapers } from './subject-fields.tsx';
import type { CompareStart } from './use-comparing.ts';

/** Comparar, as one comes to it from the list or from the models. */
export function ComparePage() {
  const navigate = useNavigate();
  const [subject, onSubject] = useState(noSubject);
  const [values, onValues] = useState<Record<string, string>>({});
  const start = { subject, values, onSubject, onValues };
  return <CompareScreen start={start} onBack={() => void navigate({ to: '/indicaciones' })} />;
}

/** Two prompts or two models side by side, each with the time that it took. */
export function CompareScreen({ start, onBack }: { start: CompareStart; onBack: () => void }) {
  return (
    <Screen
      title={words.title}
      subtitle={start.edited?.content.name ?? words.subtitle}
      leading={<BackButton label={words.back} onClick={onBack} />}
    >
      <Material start={start} />
    </Screen>
  );
}

/** Asks the host for what a comparison needs, and says what is missing. */
function Material({ start }: { start: CompareStart }) {
  const api = useApi();
  const prompts = useQuery(api.prompts.list.queryOptions({ input: { trashed: false } }));
  const ready = useQuery(api.prompts.ready.queryOptions());
  const models = useQuery(api.models.status.queryOptions());
  const library = useQuery(api.library.status.queryOptions());
  const papers = useReadPapers();
  if (!prompts.data || !ready.data || !models.data || !library.data || !papers.data) {
    const missing = [prompts, ready, models, library, papers].find(({ data }) => data === undefined) ?? prompts;
    return <QueryView<unknown> query={missing}>{() => null}</QueryView>;
  }
  const writers = models.data.installed.filter(({ purpose }) => purpose !== 'searching');
  if (writers.length === 0) return <NoModel />;
  if (papers.data.items.length === 0) return <NoPapers />;
  const material = {
    prompts: prompts.data,
    ready: ready.data,
    writers,
    settings: library.data.settings,
    papers: papers.data.items,
  };
  return <CompareBody material={material} start={start} />;
}

function NoModel() {
  const navigate = useNavigate();
  return (
    <EmptyState icon={<DeveloperBoardRegular />} title={words.noModel} text={words.noModelHint}>
      <Button appearance="primary" onClick={() => void navigate({ to: '/modelos' })}>
        {words.seeModels}
      </Button>
    </EmptyState>
  );
}

function NoPapers() {
  const navigate = useNavigate();
  return (
    <EmptyState icon={<DocumentFolderRegular />} title={words.noPapers} text={words.noPapersHint}>
      <Button appearance="primary" onClick={() => void navigate({ to: '/papeles' })}>
        {words.seePapers}
      </Button>
    </EmptyState>
  );
}
