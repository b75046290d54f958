import { Button, type ButtonProps } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { isThisComputer } from '../../../src-shared/domain/this-computer.ts';
import { machineOf } from '../../../src-shared/domain/transcription-server.ts';
import { useApi, useCapabilities } from '../../client/api-context.tsx';
import { recordingMessages } from '../../messages/recordings.ts';
import { useCommand } from '../command.ts';

type TranscribeButtonProps = {
  size?: ButtonProps['size'];
  label: string;
  run: () => Promise<unknown>;
  /** What is said once the work has begun. */
  said: string;
};

/** Puts recordings into words; where a model is missing for it, leads to the models; where there are none, is nothing. */
export function TranscribeButton({ size, label, run, said }: TranscribeButtonProps) {
  const navigate = useNavigate();
  const { canHear, lacksModel, isPending } = useHearing();
  const transcribe = useCommand({ run, said: () => said });
  if (!canHear) return null;
  if (lacksModel) {
    return (
      <Button appearance="primary" size={size} onClick={() => void navigate({ to: '/modelos/grabaciones' })}>
        {recordingMessages.seeModels}
      </Button>
    );
  }
  return (
    <Button
      appearance="primary"
      size={size}
      disabled={transcribe.isPending || isPending}
      onClick={() => transcribe.mutate()}
    >
      {label}
    </Button>
  );
}

type Hearing = {
  /** Whether this host can have recordings heard at all. */
  canHear: boolean;
  lacksModel: boolean;
  isPending: boolean;
  /** The machine that the sound goes to; null while it stays on this PC. */
  leavesTo: string | null;
};

/** Whether recordings can be put into words, and where their sound goes for it. */
export function useHearing(): Hearing {
  const api = useApi();
  const { keepsModels } = useCapabilities();
  const models = useQuery(api.speechModels.status.queryOptions({ enabled: keepsModels }));
  const library = useQuery(api.library.status.queryOptions());
  const server = library.data?.settings.transcriptionServerUrl ?? null;
  return {
    canHear: keepsModels,
    lacksModel: models.data?.canHear === false,
    // Nothing is sent before it is known where to.
    isPending: models.isPending || library.isPending,
    leavesTo: server === null || isThisComputer(server) ? null : machineOf(server),
  };
}
