import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useCommand } from '../../components/command.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { PathField } from '../../components/path-field.tsx';
import { modelsMessages } from '../../messages/models.ts';

const words = modelsMessages.files;

type CopyDialogProps = {
  name: string;
  hint: string;
  copyTo: (folder: string) => Promise<unknown>;
  onClose: () => void;
};

/** Where the file of a model is copied to. */
export function CopyDialog({ name, hint, copyTo, onClose }: CopyDialogProps) {
  const [folder, setFolder] = useState('');
  const copy = useCommand({
    run: () => copyTo(folder.trim()),
    said: () => words.copied,
    onDone: onClose,
  });
  const isReady = folder.trim() !== '' && !copy.isPending;
  return (
    <DialogFrame
      title={words.copyTitle(name)}
      hint={hint}
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
