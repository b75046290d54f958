import { Button, Field, Input, Select, Spinner } from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { PublicationItem } from '../../../src-shared/contract/published-contract.ts';
import {
  mostPublicationBytes,
  type PublicationDraft,
  type PublicationFound,
  publishedName,
} from '../../../src-shared/domain/publication.ts';
import { errorText } from '../../client/error-text.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { FileChoice } from '../../components/file-input.tsx';
import { districtPublishedMessages as words } from '../../messages/district-published.ts';
import { useSession } from '../session-context.tsx';
import { ContentPreview } from './content-preview.tsx';
import { NoteField } from './note-field.tsx';
import { usePublish } from './use-publish.ts';

type Read = { file: File; found: PublicationFound[] };

type FileDialogProps = {
  /** What it is to be a new version of; null for something new. */
  of: PublicationItem | null;
  onClose: () => void;
};

/** Publishes what a file holds, once it was looked at. */
export function FileDialog({ of, onClose }: FileDialogProps) {
  const current = of?.versions[0] ?? null;
  const [place, setPlace] = useState(0);
  const [name, setName] = useState(current ? publishedName(current.content) : '');
  const [note, setNote] = useState('');
  const { client } = useSession();
  const look = useMutation({
    mutationFn: async (file: File): Promise<Read> => ({
      file,
      found: await client.district.published.look({ file }),
    }),
    onSuccess: ({ found: [first] }) => {
      setPlace(0);
      if (first?.kind === 'template' && current === null) setName(first.name);
    },
  });
  const [isTooBig, setTooBig] = useState(false);
  const choose = (file: File) => {
    setTooBig(file.size > mostPublicationBytes);
    if (file.size <= mostPublicationBytes) look.mutate(file);
  };
  const found = look.data?.found[place];
  const isOther = found !== undefined && current !== null && found.kind !== current.content.kind;
  const publish = usePublish(of, onClose);
  const draft = found && look.data && !isOther ? draftOf(found, { ...look.data, name: name.trim() }) : null;
  const error = publish.error ?? look.error;
  return (
    <DialogFrame
      title={current ? words.newVersionTitle(publishedName(current.content)) : words.publishTitle}
      hint={words.fileHint}
      width="large"
      problem={isTooBig ? words.fileTooBig : isOther ? words.otherKind : error ? errorText(error) : null}
      onClose={onClose}
      onSubmit={() => draft && !publish.isPending && publish.mutate({ draft, note: note.trim() })}
      actions={
        <Button type="submit" appearance="primary" disabled={draft === null} disabledFocusable={publish.isPending}>
          {words.publish}
        </Button>
      }
    >
      <FileChoice
        chosen={look.data?.file.name ?? null}
        texts={{ choose: words.chooseFile, other: words.otherFile }}
        label={words.file}
        icon={<DocumentRegular />}
        accept=".docx,.dotx,.json"
        onFile={choose}
      />
      {look.isPending && <Spinner size="tiny" label={words.reading} />}
      {look.data && look.data.found.length > 1 && (
        <Field label={words.which}>
          <Select value={String(place)} onChange={(_event, data) => setPlace(Number(data.value))}>
            {look.data.found.map((each, index) => (
              <option key={nameOf(each)} value={index}>
                {nameOf(each)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {found && (
        <>
          {found.kind === 'template' ? (
            <Field label={words.name} required>
              <Input value={name} maxLength={80} onChange={(_event, data) => setName(data.value)} />
            </Field>
          ) : (
            <strong>{publishedName(found)}</strong>
          )}
          <ContentPreview content={found} />
          <NoteField note={note} onChange={setNote} />
        </>
      )}
    </DialogFrame>
  );
}

function draftOf(found: PublicationFound, { file, name }: Read & { name: string }): PublicationDraft | null {
  if (found.kind !== 'template') return found;
  return name === '' ? null : { kind: 'template', name, file };
}

function nameOf(found: PublicationFound): string {
  return found.kind === 'template' ? found.name : publishedName(found);
}
