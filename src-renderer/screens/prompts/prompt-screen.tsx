import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { BeakerRegular, HistoryRegular, SaveRegular, ScalesRegular, SlideTextEditRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { PromptId } from '../../../src-shared/domain/identifiers.ts';
import type { Prompt, PromptContent } from '../../../src-shared/domain/prompt.ts';
import { useApi, useCapabilities, useClient } from '../../client/api-context.tsx';
import { ActionButton } from '../../components/action-button.tsx';
import { BackButton } from '../../components/back-button.tsx';
import { useCommand } from '../../components/command.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { contentOf, draftOf, type PromptDraft } from '../../components/prompts/prompt-draft.ts';
import { QueryView } from '../../components/query-view.tsx';
import { Screen } from '../../components/screen.tsx';
import { useShortcut } from '../../components/shortcuts.ts';
import { compareMessages } from '../../messages/compare.ts';
import { promptUseNames, promptMessages as words } from '../../messages/prompts.ts';
import { CompareScreen } from './compare-screen.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { PromptFields } from './prompt-fields.tsx';
import { promptKeys } from './prompt-keys.ts';
import { PublishedPrompt } from './published-prompt.tsx';
import { noSubject } from './subject-fields.tsx';
import { TrialPanel } from './trial-panel.tsx';

/** The address of a prompt that is not saved yet. */
export const NEW_PROMPT = 'nueva';

const useStyles = makeStyles({
  unsaved: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
});

/** A prompt: what it says at the left, what it gives on a paper at the right. */
export function PromptScreen() {
  const api = useApi();
  const { promptId = '' }: { promptId?: string } = useParams({ strict: false });
  const { lista }: { lista?: string } = useSearch({ strict: false });
  const [created, setCreated] = useState<PromptId | null>(null);
  const prompts = useQuery(api.prompts.list.queryOptions({ input: { trashed: false } }));
  const ready = useQuery(api.prompts.ready.queryOptions());
  if (ready.data === undefined) return <QueryView query={ready}>{() => null}</QueryView>;
  const initial = ready.data.find(({ key }) => key === lista) ?? null;
  return (
    <QueryView query={prompts}>
      {(list) => {
        const prompt = list.find(({ id }) => id === promptId) ?? null;
        // One that was just created is the same form, with what was tried in it.
        const isNew = promptId === NEW_PROMPT || promptId === created;
        if (prompt === null && !isNew) return <GonePrompt />;
        if (prompt?.published) return <PublishedPrompt key={promptId} prompt={prompt} />;
        return (
          <Editor
            key={isNew ? `${NEW_PROMPT} ${lista}` : promptId}
            prompt={prompt}
            initial={prompt?.content ?? initial}
            onCreated={setCreated}
          />
        );
      }}
    </QueryView>
  );
}

function GonePrompt() {
  const navigate = useNavigate();
  return (
    <EmptyState icon={<SlideTextEditRegular />} title={words.gone}>
      <Button onClick={() => void navigate({ to: '/indicaciones' })}>{words.back}</Button>
    </EmptyState>
  );
}

type EditorProps = { prompt: Prompt | null; initial: PromptContent | null; onCreated: (id: PromptId) => void };

function Editor({ prompt, initial, onCreated }: EditorProps) {
  const styles = useStyles();
  const navigate = useNavigate();
  const [draft, setDraft] = useDraft(prompt, initial);
  const [values, setValues] = useState<Record<string, string>>({});
  const [subject, setSubject] = useState(noSubject);
  const [isTrying, setTrying] = useState(true);
  const [isComparing, setComparing] = useState(false);
  const [isHistoryOpen, setHistoryOpen] = useState(false);
  const { keepsModels } = useCapabilities();
  const content = contentOf(draft);
  const isChanged = JSON.stringify(content ?? draft) !== JSON.stringify(prompt && contentOf(draftOf(prompt.content)));
  const openCreated = useOpenCreated(onCreated);
  const save = useSave(prompt, openCreated);
  const saveNow = () => {
    if (content && isChanged && !save.isPending) save.mutate(content);
  };
  useShortcut(promptKeys.save, saveNow, { inTextFields: true });
  const tried = { subject, values, onSubject: setSubject, onValues: setValues };
  if (isComparing && content) {
    const start = { ...tried, edited: { content, prompt }, onCreated: openCreated };
    return <CompareScreen start={start} onBack={() => setComparing(false)} />;
  }
  return (
    <Screen
      title={prompt?.content.name ?? words.newTitle}
      subtitle={promptUseNames[draft.use].name}
      leading={<BackButton label={words.back} onClick={() => void navigate({ to: '/indicaciones' })} />}
      actions={
        <>
          {isChanged && <span className={styles.unsaved}>{words.unsaved}</span>}
          {prompt && (
            <ActionButton
              appearance="subtle"
              icon={<HistoryRegular />}
              label={words.history}
              onClick={() => setHistoryOpen(true)}
            />
          )}
          {keepsModels && (
            <ActionButton
              appearance="subtle"
              icon={<ScalesRegular />}
              label={compareMessages.open}
              disabled={!content}
              onClick={() => setComparing(true)}
            />
          )}
          {!isTrying && <ActionButton icon={<BeakerRegular />} label={words.try} onClick={() => setTrying(true)} />}
          <ActionButton
            appearance="primary"
            icon={<SaveRegular />}
            label={words.save}
            shortcut={promptKeys.save}
            disabled={!content || !isChanged || save.isPending}
            onClick={saveNow}
          />
        </>
      }
      panel={isTrying && <TrialPanel draft={draft} {...tried} onClose={() => setTrying(false)} />}
    >
      <PromptFields draft={draft} values={values} isNew={prompt === null} onChange={setDraft} />
      {prompt && isHistoryOpen && <HistoryDialog prompt={prompt} onClose={() => setHistoryOpen(false)} />}
    </Screen>
  );
}

/** The form's draft: it follows what is saved (an undo, an old version) while nothing else was typed. */
function useDraft(prompt: Prompt | null, initial: PromptContent | null) {
  const [draft, setDraft] = useState<PromptDraft>(() => draftOf(initial));
  const saved = JSON.stringify(prompt?.content ?? null);
  const [followed, setFollowed] = useState(saved);
  if (saved !== followed) {
    setFollowed(saved);
    if (prompt && JSON.stringify(contentOf(draft)) === followed) setDraft(draftOf(prompt.content));
  }
  return [draft, setDraft] as const;
}

function useSave(prompt: Prompt | null, onCreated: (id: PromptId) => void) {
  const client = useClient();
  return useCommand<PromptContent, PromptId>({
    run: async (content) => {
      if (prompt === null) return (await client.prompts.create(content)).promptId;
      await client.prompts.save({ promptId: prompt.id, content });
      return prompt.id;
    },
    said: (_id, content) => words.saved(content.name),
    undoable: true,
    onDone: (promptId) => {
      if (prompt === null) onCreated(promptId);
    },
  });
}

/** Goes to the address of what was just created, the same form staying on screen. */
function useOpenCreated(onCreated: (id: PromptId) => void) {
  const navigate = useNavigate();
  const { lista }: { lista?: string } = useSearch({ strict: false });
  return (promptId: PromptId) => {
    onCreated(promptId);
    void navigate({
      to: '/indicaciones/$promptId',
      params: { promptId },
      search: lista ? { lista } : {},
      replace: true,
    });
  };
}
