import { Button, type ButtonProps } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useApi } from '../../client/api-context.tsx';
import { recordingMessages } from '../../messages/recordings.ts';
import { useCommand } from '../command.ts';

type TranscribeButtonProps = {
  size?: ButtonProps['size'];
  label: string;
  run: () => Promise<unknown>;
  /** What is said once the work has begun. */
  said: string;
};

/** Puts recordings into words; where nothing can hear them, shows what is missing instead. */
export function TranscribeButton({ size, label, run, said }: TranscribeButtonProps) {
  const navigate = useNavigate();
  const { lacksModel, isPending } = useHearing();
  const transcribe = useCommand({ run, said: () => said });
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

/** Whether this PC can put recordings into words. */
export function useHearing(): { lacksModel: boolean; isPending: boolean } {
  const api = useApi();
  const models = useQuery(api.speechModels.status.queryOptions());
  return { lacksModel: models.data?.canHear === false, isPending: models.isPending };
}
