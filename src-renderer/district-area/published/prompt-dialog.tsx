import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { PublicationItem } from '../../../src-shared/contract/published-contract.ts';
import { publishedName } from '../../../src-shared/domain/publication.ts';
import { errorText } from '../../client/error-text.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { contentOf, draftOf } from '../../components/prompts/prompt-draft.ts';
import { PromptUseField } from '../../components/prompts/prompt-use-field.tsx';
import { districtPublishedMessages as words } from '../../messages/district-published.ts';
import { promptUseNames } from '../../messages/prompts.ts';
import { NoteField } from './note-field.tsx';
import { usePublish } from './use-publish.ts';

/** Writes a prompt for every school, or changes one. */
export function PromptDialog({ of, onClose }: { of: PublicationItem | null; onClose: () => void }) {
  const current = of?.versions[0]?.content ?? null;
  const [draft, setDraft] = useState(() => draftOf(current?.kind === 'prompt' ? current.prompt : null));
  const [note, setNote] = useState('');
  const publish = usePublish(of, onClose);
  const prompt = contentOf(draft);
  return (
    <DialogFrame
      title={current ? words.newVersionTitle(publishedName(current)) : words.writePrompt}
      width="medium"
      problem={publish.error ? errorText(publish.error) : null}
      onClose={onClose}
      onSubmit={() =>
        prompt && !publish.isPending && publish.mutate({ draft: { kind: 'prompt', prompt }, note: note.trim() })
      }
      actions={
        <Button type="submit" appearance="primary" disabled={prompt === null} disabledFocusable={publish.isPending}>
          {words.publish}
        </Button>
      }
    >
      <Field label={words.name} required>
        <Input
          autoFocus
          value={draft.name}
          maxLength={80}
          onChange={(_event, data) => setDraft({ ...draft, name: data.value })}
        />
      </Field>
      <PromptUseField
        use={draft.use}
        hint={promptUseNames[draft.use].hint}
        onChange={(use) => setDraft({ ...draft, use })}
      />
      <Field label={words.text} hint={words.textHint} required>
        <Textarea
          rows={7}
          resize="vertical"
          value={draft.text}
          onChange={(_event, data) => setDraft({ ...draft, text: data.value })}
        />
      </Field>
      <NoteField note={note} onChange={setNote} />
    </DialogFrame>
  );
}
