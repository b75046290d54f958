import { useQuery } from '@tanstack/react-query';
import { chosenModel } from '../../../src-shared/domain/library-settings.ts';
import { useApi } from '../../client/api-context.tsx';
import { FilterChip } from '../../components/chips.tsx';
import { type ChosenPrompt, PromptChoice } from '../../components/prompts/prompt-choice.tsx';
import { askMessages } from '../../messages/ask.ts';

type MannerChoiceProps = { manner: ChosenPrompt | null; onManner: (manner: ChosenPrompt | null) => void };

/** The way of answering, from the school's own prompts; nothing where no model writes the answers. */
export function MannerChoice({ manner, onManner }: MannerChoiceProps) {
  const api = useApi();
  const status = useQuery(api.library.status.queryOptions());
  const prompts = useQuery(api.prompts.list.queryOptions({ input: { trashed: false } }));
  const isWritten = Boolean(status.data && chosenModel(status.data.settings, 'answer'));
  const hasAny = prompts.data?.some(({ content }) => content.use === 'ask');
  if (!isWritten || !hasAny) return null;
  if (manner === null) return <PromptChoice use="ask" onChoose={onManner} />;
  return (
    <FilterChip
      active
      removable
      label={askMessages.manner(manner.prompt.content.name)}
      onClick={() => onManner(null)}
    />
  );
}
