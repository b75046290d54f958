import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { BeakerRegular, StopRegular } from '@fluentui/react-icons';
import { variablesToFill } from '../../../src-shared/domain/prompt-variables.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { contentOf, ownVariables, type PromptDraft } from '../../components/prompts/prompt-draft.ts';
import { VariableValues } from '../../components/prompts/variable-values.tsx';
import { useShortcut } from '../../components/shortcuts.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import { trialMessages as words } from '../../messages/prompts.ts';
import { promptKeys } from './prompt-keys.ts';
import { paperOf, SubjectFields, type TrialSubject, useReadPapers } from './subject-fields.tsx';
import { TrialResult } from './trial-result.tsx';
import { type TrialInput, useTrial } from './use-trial.ts';

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
  subject: TrialSubject;
  values: Record<string, string>;
  onSubject: (subject: TrialSubject) => void;
  onValues: (values: Record<string, string>) => void;
  onClose: () => void;
};

/** Tries the prompt as it stands in the form on one paper, before it is saved. */
export function TrialPanel(props: TrialPanelProps) {
  const { draft, subject, values, onSubject, onValues, onClose } = props;
  const styles = useStyles();
  const papers = useReadPapers();
  const { trial, start, stop } = useTrial();
  const content = contentOf({ ...draft, name: draft.name.trim() || words.title });
  const read = papers.data?.items ?? [];
  const paper = paperOf(subject, read);
  const { question } = subject;
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
        {papers.data && read.length === 0 && <p className={styles.none}>{words.noPapers}</p>}
        <SubjectFields papers={read} subject={subject} isAsking={isAsking} onSubject={onSubject} />
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
