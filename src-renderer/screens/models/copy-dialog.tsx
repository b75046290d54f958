import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownModel } from '../../../src-shared/contract/models-contract.ts';
import { useClient } from '../../client/api-context.tsx';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { PathField } from '../../components/path-field.tsx';
import { modelsMessages } from '../../messages/models.ts';

const words = modelsMessages.files;

/** Where the file of a model is copied to. */
export function CopyDialog({ model: { name }, onClose }: { model: ShownModel; onClose: () => void }) {
  const client = useClient();
  const [folder, setFolder] = useState('');
  const copy = useCommand({
    run: () => client.models.copyOut({ name, folder: folder.trim() }),
    said: () => words.copied,
    onDone: onClose,
  });
  const isReady = folder.trim() !== '' && !copy.isPending;
  return (
    <DialogFrame
      title={words.copyTitle(name)}
      hint={words.copyHint}
      onClose={onClose}
      onSubmit={() => isReady && copy.mutate()}
      actions={
        <Button type="submit" appearance="primary" disabled={!isReady}>
          {words.copy}
        </Button>
      }
    >
      <PathField kind="folder" label={words.folder} hint={words.folderHint} path={folder} onPath={setFolder} />
    </DialogFrame>
  );
}
