import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useApi } from '../../client/api-context.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { ReadyCards } from '../../components/ready-cards.tsx';
import { promptUseNames, promptListMessages as words } from '../../messages/prompts.ts';
import { NEW_PROMPT } from './prompt-screen.tsx';

/** The prompts that come with the program and are not among the school's yet. */
export function ReadyPrompts({ taken }: { taken: readonly string[] }) {
  const navigate = useNavigate();
  const ready = useQuery(useApi().prompts.ready.queryOptions());
  const view = (key: string) =>
    void navigate({ to: '/indicaciones/$promptId', params: { promptId: NEW_PROMPT }, search: { lista: key } });
  return (
    <QueryView query={ready} loading={null}>
      {(list) => (
        <ReadyCards
          title={words.ready}
          hint={words.readyHint}
          cards={list
            .filter(({ name }) => !taken.includes(name))
            .map(({ key, use, name, description }) => ({ key, kind: promptUseNames[use].name, name, description }))}
          action={words.view}
          actionOf={words.viewOf}
          onChoose={view}
        />
      )}
    </QueryView>
  );
}
