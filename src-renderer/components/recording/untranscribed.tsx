import { Button } from '@fluentui/react-components';
import { MicRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { useApi, useClient } from '../../client/api-context.tsx';
import { recordingMessages as words } from '../../messages/recordings.ts';
import { useCommand } from '../command.ts';
import { EmptyState } from '../empty-state.tsx';

/** A recording that has no words yet: puts it into words or, where nothing can hear it, says what is missing. */
export function Untranscribed({ sourceId }: { sourceId: SourceId }) {
  const api = useApi();
  const client = useClient();
  const navigate = useNavigate();
  const models = useQuery(api.speechModels.status.queryOptions());
  const transcribe = useCommand({
    run: () => client.recordings.transcribe({ sourceId }),
    said: () => words.transcribing,
  });
  const lacksModel = models.data?.canHear === false;
  return (
    <EmptyState
      icon={<MicRegular />}
      title={words.notTranscribed}
      text={lacksModel ? words.needsModel : words.notTranscribedHint}
    >
      {lacksModel ? (
        <Button appearance="primary" onClick={() => void navigate({ to: '/modelos/grabaciones' })}>
          {words.seeModels}
        </Button>
      ) : (
        <Button
          appearance="primary"
          disabled={transcribe.isPending || models.isPending}
          onClick={() => transcribe.mutate()}
        >
          {words.transcribe}
        </Button>
      )}
    </EmptyState>
  );
}
