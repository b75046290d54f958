import { Button, type ButtonProps } from '@fluentui/react-components';
import { useClient } from '../../client/api-context.tsx';
import { uploadMessages } from '../../messages/upload.ts';
import { useCommand } from '../command.ts';

type AddSampleButtonProps = { appearance?: ButtonProps['appearance']; onTaken?: () => void };

/** Brings the sample school in: its papers, its roster and its ready planillas. */
export function AddSampleButton({ appearance, onTaken }: AddSampleButtonProps) {
  const client = useClient();
  const sample = useCommand({
    run: () => client.sources.addSampleSchool(),
    said: () => uploadMessages.reading,
    onDone: onTaken,
  });
  return (
    <Button appearance={appearance} disabledFocusable={sample.isPending} onClick={() => sample.mutate()}>
      {uploadMessages.sample}
    </Button>
  );
}
