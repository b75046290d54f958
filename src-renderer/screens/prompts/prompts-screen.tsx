import { Button, makeStyles, tokens } from '@fluentui/react-components';
import {
  AddRegular,
  ArrowDownloadRegular,
  ArrowUploadRegular,
  DeleteRegular,
  ScalesRegular,
  SlideTextEditRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Prompt } from '../../../src-shared/domain/prompt.ts';
import { useApi, useCapabilities, useClient } from '../../client/api-context.tsx';
import { ActionButton } from '../../components/action-button.tsx';
import { FilterChip } from '../../components/chips.tsx';
import { useCommand } from '../../components/command.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { saveFile } from '../../components/save-file.ts';
import { Screen } from '../../components/screen.tsx';
import { ToolbarRow } from '../../components/toolbar.tsx';
import { compareMessages } from '../../messages/compare.ts';
import { screenTitles } from '../../messages/frame.ts';
import { promptListMessages as words } from '../../messages/prompts.ts';
import { ImportDialog } from './import-dialog.tsx';
import { PromptList } from './prompt-list.tsx';
import { NEW_PROMPT } from './prompt-screen.tsx';
import { ReadyPrompts } from './ready-prompts.tsx';

const useStyles = makeStyles({
  none: { margin: '12px 20px 0', color: tokens.colorNeutralForeground2, maxWidth: '70ch' },
  noneTitle: { margin: 0, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  noneHint: { margin: '2px 0 0' },
});

/** The school's prompts by what they are for, those in the trash, and the ready ones to begin from. */
export function PromptsScreen() {
  const api = useApi();
  const client = useClient();
  const navigate = useNavigate();
  const { keepsModels } = useCapabilities();
  const [trashed, setTrashed] = useState(false);
  const [isImporting, setImporting] = useState(false);
  const prompts = useQuery(api.prompts.list.queryOptions({ input: { trashed } }));
  const exportAll = useCommand({ run: () => client.prompts.export({}), onDone: saveFile });
  const count = prompts.data?.length ?? 0;
  return (
    <Screen
      title={screenTitles.prompts}
      subtitle={!trashed && count > 0 && words.count(count)}
      actions={
        <>
          <ActionButton
            appearance="subtle"
            icon={<ArrowUploadRegular />}
            label={words.import}
            onClick={() => setImporting(true)}
          />
          <ActionButton
            appearance="subtle"
            icon={<ArrowDownloadRegular />}
            label={words.export}
            disabled={trashed || count === 0 || exportAll.isPending}
            onClick={() => exportAll.mutate()}
          />
          {keepsModels && (
            <ActionButton
              appearance="subtle"
              icon={<ScalesRegular />}
              label={compareMessages.open}
              onClick={() => void navigate({ to: '/indicaciones/comparar' })}
            />
          )}
          <Button
            appearance="primary"
            icon={<AddRegular />}
            onClick={() => void navigate({ to: '/indicaciones/$promptId', params: { promptId: NEW_PROMPT } })}
          >
            {words.create}
          </Button>
        </>
      }
      toolbar={
        <ToolbarRow label={words.filters}>
          <FilterChip
            label={words.trash}
            icon={<DeleteRegular />}
            active={trashed}
            onClick={() => setTrashed(!trashed)}
          />
        </ToolbarRow>
      }
    >
      <QueryView query={prompts}>{(list) => <Prompts prompts={list} trashed={trashed} />}</QueryView>
      {isImporting && <ImportDialog onClose={() => setImporting(false)} />}
    </Screen>
  );
}

function Prompts({ prompts, trashed }: { prompts: readonly Prompt[]; trashed: boolean }) {
  const styles = useStyles();
  if (trashed && prompts.length === 0) return <EmptyState icon={<DeleteRegular />} title={words.trashEmpty} />;
  return (
    <>
      {prompts.length > 0 ? (
        <PromptList prompts={prompts} />
      ) : (
        <div className={styles.none}>
          <p className={styles.noneTitle}>
            <SlideTextEditRegular aria-hidden="true" /> {words.empty}
          </p>
          <p className={styles.noneHint}>{words.emptyHint}</p>
        </div>
      )}
      {!trashed && <ReadyPrompts taken={prompts.map(({ content }) => content.name)} />}
    </>
  );
}
