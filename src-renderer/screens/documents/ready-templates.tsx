import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useApi, useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { QueryView } from '../../components/query-view.tsx';
import { ReadyCards } from '../../components/ready-cards.tsx';
import { documentListMessages as words } from '../../messages/documents.ts';

/** The templates that come with the program and are not among the school's yet. */
export function ReadyTemplates({ taken }: { taken: readonly string[] }) {
  const client = useClient();
  const navigate = useNavigate();
  const ready = useQuery(useApi().documents.readyTemplates.queryOptions());
  const use = useCommand({
    run: (key: string) => client.documents.addReadyTemplate({ key }),
    said: () => words.added,
    undoable: true,
    onDone: ({ templateId }) => void navigate({ to: '/documentos/$templateId', params: { templateId } }),
  });
  return (
    <QueryView query={ready} loading={null}>
      {(list) => (
        <ReadyCards
          title={words.ready}
          hint={words.readyHint}
          cards={list
            .filter(({ use: purpose, name }) => purpose === 'rows' && !taken.includes(name))
            .map(({ key, name, description }) => ({ key, name, description }))}
          action={words.use}
          actionOf={words.beginWith}
          disabled={use.isPending}
          onChoose={(key) => use.mutate(key)}
        />
      )}
    </QueryView>
  );
}
