import type { PublicationItem } from '../../../src-shared/contract/published-contract.ts';
import { type PublicationDraft, publishedSettingsName } from '../../../src-shared/domain/publication.ts';
import { districtPublishedMessages as words } from '../../messages/district-published.ts';
import { useSession } from '../session-context.tsx';
import { useAct } from '../use-act.ts';

/** Publishes something new, or a new version of what there is; whoever asks tells of a failure. */
export function usePublish(of: PublicationItem | null, onDone: () => void) {
  const { client } = useSession();
  return useAct({
    run: ({ draft, note }: { draft: PublicationDraft; note: string }) =>
      draft.kind === 'template'
        ? client.district.published.publishTemplate({ publicationId: of?.id, name: draft.name, file: draft.file, note })
        : client.district.published.publish({ publicationId: of?.id, draft, note }),
    said: ({ version }, { draft }) => words.done(nameOf(draft), version),
    onDone,
    saysFailure: true,
  });
}

function nameOf(draft: PublicationDraft): string {
  switch (draft.kind) {
    case 'prompt':
      return draft.prompt.name;
    case 'planilla':
      return draft.planilla.title;
    case 'template':
      return draft.name;
    case 'settings':
      return publishedSettingsName;
  }
}
