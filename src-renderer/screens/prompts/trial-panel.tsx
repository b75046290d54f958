import { Button, Field, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { BeakerRegular, StopRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { variablesToFill } from '../../../src-shared/domain/prompt-variables.ts';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import { useApi } from '../../client/api-context.tsx';
import { ActionButton } from '../../components/action-button.tsx';
import { VariableValues } from '../../components/prompts/variable-values.tsx';
import { useShortcut } from '../../components/shortcuts.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import { trialMessages as words } from '../../messages/prompts.ts';
import { contentOf, ownVariables, type PromptDraft } from './prompt-draft.ts';
import { promptKeys } from './prompt-keys.ts';
import { TrialResult } from './trial-result.tsx';
import { type TrialInput, useTrial } from './use-trial.ts';

const PAPERS_OFFERED = 300;

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: '12px',
    padding: '4px 16px 20px',
    // A long file name may not widen the panel.
    '& > *, & > * > *': { minWidth: 0 },
    '& select': { width: '100%', minWidth: 0, textOverflow: 'ellipsis' },
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

type TrialPanelProps = {
  draft: PromptDraft;
  values: Record<string, string>;
  onValues: (values: Record<string, string>) => void;
  onClose: () => void;
};

/** Tries the prompt as it stands in the form on one paper, before it is saved. */
export function TrialPanel({ draft, values, onValues, onClose }: TrialPanelProps) {
  const styles = useStyles();
  const papers = useReadPapers();
  const [picked, setPicked] = useState<SourceId | null>(null);
  const [question, setQuestion] = useState('');
  const { trial, start, stop } = useTrial();
  const content = contentOf({ ...draft, name: draft.name.trim() || words.title });
  const paper = papers.data?.items.find(({ id }) => id === picked) ?? papers.data?.items[0];
  const isAsking = draft.use === 'ask';
  const isReady = content !== null && paper !== undefined && !(isAsking && question.trim() === '');
  const input: TrialInput | null = isReady ? { content, sourceId: paper.id, values, question } : null;
  const run = () => {
    if (input && trial.state !== 'running') void start(input);
  };
  useShortcut(promptKeys.try, run, { inTextFields: true });
  return (
    <SidePanel title={words.title} widthKey="prompt-trial" defaultWidth={400} onClose={onClose}>
      <div className={styles.body}>
        {papers.data && papers.data.items.length === 0 && <p className={styles.none}>{words.noPapers}</p>}
        {paper && <PaperChoice papers={papers.data?.items ?? []} chosen={paper.id} onChoose={setPicked} />}
        {isAsking && (
          <Field label={words.question}>
            <Textarea
              rows={2}
              value={question}
              maxLength={2000}
              placeholder={words.questionPlaceholder}
              onChange={(_event, data) => setQuestion(data.value)}
            />
          </Field>
        )}
        <VariableValues
          variables={variablesToFill(draft.text, ownVariables(draft)).filter(({ name }) => name !== '')}
          values={values}
          onValues={onValues}
        />
        <div className={styles.actions}>
          {trial.state === 'running' ? (
            <Button icon={<StopRegular />} onClick={stop}>
              {words.stop}
            </Button>
          ) : (
            <ActionButton
              icon={<BeakerRegular />}
              label={words.run}
              shortcut={promptKeys.try}
              disabled={!isReady}
              onClick={run}
            />
          )}
        </div>
        <TrialResult trial={trial} />
      </div>
    </SidePanel>
  );
}

/** The papers that a prompt may be tried on, the last that came first. */
export function useReadPapers() {
  return useQuery(
    useApi().sources.list.queryOptions({
      input: {
        filter: { statuses: ['ready'] },
        order: { by: 'addedAt', descending: true },
        offset: 0,
        limit: PAPERS_OFFERED,
      },
    }),
  );
}

type PaperChoiceProps = { papers: readonly SourceListItem[]; chosen: SourceId; onChoose: (id: SourceId) => void };

/** One of the papers. */
export function PaperChoice({ papers, chosen, onChoose }: PaperChoiceProps) {
  return (
    <Field label={words.paper}>
      <Select
        value={chosen}
        onChange={(_event, data) => {
          const paper = papers.find(({ id }) => id === data.value);
          if (paper) onChoose(paper.id);
        }}
      >
        {papers.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
