import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import type { PromptId } from '../../../src-shared/domain/identifiers.ts';
import type { LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import type { Prompt } from '../../../src-shared/domain/prompt.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { compareMessages as words } from '../../messages/compare.ts';
import { type Keeping, type TriedSide, whatKeeping } from './compare-sides.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 12px' },
  what: { flex: '1 1 180px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

type KeepSideProps = {
  place: 0 | 1;
  tried: TriedSide;
  prompts: readonly Prompt[];
  settings: LibrarySettings;
  /** Told when what was being written is saved for the first time. */
  onCreated?: (promptId: PromptId) => void;
};

/** Takes a side as the one to go on with, and says before what that changes. */
export function KeepSide({ place, tried, prompts, settings, onCreated }: KeepSideProps) {
  const styles = useStyles();
  const keeping = whatKeeping(tried, { prompts, settings });
  const { savePrompt, chooseModel } = useKeepCommands(onCreated);
  const changes = keepingInWords(keeping, tried);
  const takeModel = () => keeping.settings && chooseModel.mutate({ change: keeping.settings, model: tried.model });
  const keep = () => {
    if (keeping.prompt === null) takeModel();
    else savePrompt.mutate(tried, { onSuccess: takeModel });
  };
  return (
    <div className={styles.root}>
      <Button
        icon={<CheckmarkRegular />}
        aria-label={words.keepOf(words.sides[place])}
        // It keeps the keyboard once it has done its work.
        disabledFocusable={changes.length === 0 || savePrompt.isPending || chooseModel.isPending}
        onClick={keep}
      >
        {words.keep}
      </Button>
      <span className={styles.what}>{changes.join(' ') || words.keeping.nothing}</span>
    </div>
  );
}

function keepingInWords({ prompt, model }: Keeping, { content: { name }, model: named }: TriedSide): string[] {
  return [
    ...(prompt === null ? [] : [words.keeping[prompt](name)]),
    ...(model === null ? [] : [words.keeping[model](named)]),
  ];
}

function useKeepCommands(onCreated: KeepSideProps['onCreated']) {
  const client = useClient();
  const savePrompt = useCommand<TriedSide, PromptId | null>({
    run: async ({ option: { prompt }, content }) => {
      if (prompt === null) return (await client.prompts.create(content)).promptId;
      await client.prompts.save({ promptId: prompt.id, content });
      return null;
    },
    said: (_created, { content }) => words.saved(content.name),
    undoable: true,
    onDone: (created, { option }) => {
      if (created !== null && option.kind === 'draft') onCreated?.(created);
    },
  });
  const chooseModel = useCommand({
    run: ({ change }: { change: Partial<LibrarySettings>; model: string }) => client.library.updateSettings(change),
    said: (_settings, { model }) => words.modelChosen(model),
  });
  return { savePrompt, chooseModel };
}
