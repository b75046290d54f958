import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Prompt } from '../../../src-shared/domain/prompt.ts';
import { useClient } from '../../client/api-context.tsx';
import { BackButton } from '../../components/back-button.tsx';
import { useCommand } from '../../components/command.ts';
import { draftOf } from '../../components/prompts/prompt-draft.ts';
import { Screen } from '../../components/screen.tsx';
import { promptMessages, promptUseNames } from '../../messages/prompts.ts';
import { publishedMessages as words } from '../../messages/published.ts';
import { PromptPreview } from './prompt-preview.tsx';
import { noSubject } from './subject-fields.tsx';
import { TrialPanel } from './trial-panel.tsx';

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    width: '100%',
    maxWidth: '760px',
    boxSizing: 'border-box',
    padding: '12px 20px 24px',
  },
  about: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** A prompt that the district publishes: how it reads and what it gives on a paper. Only a copy of it is changed. */
export function PublishedPrompt({ prompt: { id, content, published } }: { prompt: Prompt }) {
  const styles = useStyles();
  const client = useClient();
  const navigate = useNavigate();
  const [values, setValues] = useState<Record<string, string>>({});
  const [subject, setSubject] = useState(noSubject);
  const [isTrying, setTrying] = useState(true);
  const draft = draftOf(content);
  const copy = useCommand({
    run: () => client.prompts.copy({ promptId: id }),
    said: () => words.copied,
    undoable: true,
    onDone: ({ promptId }) => void navigate({ to: '/indicaciones/$promptId', params: { promptId } }),
  });
  const tried = { subject, values, onSubject: setSubject, onValues: setValues };
  return (
    <Screen
      title={content.name}
      subtitle={promptUseNames[content.use].name}
      leading={<BackButton label={promptMessages.back} onClick={() => void navigate({ to: '/indicaciones' })} />}
      actions={
        <>
          {!isTrying && <Button onClick={() => setTrying(true)}>{promptMessages.try}</Button>}
          <Button
            appearance="primary"
            icon={<CopyRegular />}
            disabledFocusable={copy.isPending}
            onClick={() => copy.mutate()}
          >
            {words.copy}
          </Button>
        </>
      }
      panel={isTrying && <TrialPanel draft={draft} {...tried} onClose={() => setTrying(false)} />}
    >
      <div className={styles.body}>
        {published && (
          <p className={styles.about}>
            {words.version(published)} {words.readOnly}
          </p>
        )}
        <PromptPreview draft={draft} values={values} />
      </div>
    </Screen>
  );
}
