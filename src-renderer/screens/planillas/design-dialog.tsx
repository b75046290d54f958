import { Spinner } from '@fluentui/react-components';
import { DocumentAddRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { planillaScopeSchema } from '../../../src-shared/domain/planilla.ts';
import { useClient } from '../../client/api-context.tsx';
import { errorText } from '../../client/error-text.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { FileChoice } from '../../components/file-input.tsx';
import { designMessages as words } from '../../messages/planillas.ts';
import type { GalleryEntry } from './gallery.tsx';

type DesignDialogProps = { onRead: (entry: GalleryEntry) => void; onClose: () => void };

/** Asks for a planilla's design as a file: what it makes is then looked at like a ready planilla. */
export function DesignDialog({ onRead, onClose }: DesignDialogProps) {
  const client = useClient();
  const read = useMutation({
    mutationFn: (file: File) => client.planillas.readDesign({ file }),
    onSuccess: (spec, { name }) => {
      const { title, description = '', rows: rowKind, paperKinds } = spec;
      onRead({ key: name, title, description, rowKind, spec, scope: planillaScopeSchema.parse({ paperKinds }) });
    },
  });
  return (
    <DialogFrame
      title={words.title}
      hint={words.hint}
      problem={read.isError ? errorText(read.error) : null}
      onClose={onClose}
    >
      <FileChoice
        chosen={read.variables?.name ?? null}
        texts={{ choose: words.choose, other: words.other }}
        label={words.choose}
        icon={<DocumentAddRegular />}
        accept=".json"
        onFile={(file) => read.mutate(file)}
      />
      {read.isPending && <Spinner size="tiny" label={words.reading} />}
    </DialogFrame>
  );
}
