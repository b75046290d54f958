import { Button, type ButtonProps } from '@fluentui/react-components';
import { useCapabilities, useClient } from '../../client/api-context.tsx';
import { uploadMessages } from '../../messages/upload.ts';
import { useCommand } from '../command.ts';

type AddSampleButtonProps = { appearance?: ButtonProps['appearance']; onTaken?: () => void };

/** Brings the sample school in, with its papers, its roster and its ready planillas: on a PC alone, where it is nobody else's. */
export function AddSampleButton({ appearance, onTaken }: AddSampleButtonProps) {
  const client = useClient();
  const sample = useCommand({
    run: () => client.sources.addSampleSchool(),
    said: () => uploadMessages.reading,
    onDone: onTaken,
  });
  if (!useCapabilities().libraryIsHere) return null;
  return (
    <Button appearance={appearance} disabledFocusable={sample.isPending} onClick={() => sample.mutate()}>
      {uploadMessages.sample}
    </Button>
  );
}
