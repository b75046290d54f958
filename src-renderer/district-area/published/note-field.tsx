import { Field, Input } from '@fluentui/react-components';
import { districtPublishedMessages as words } from '../../messages/district-published.ts';

/** Asks what is new in a version, for the schools. */
export function NoteField({ note, onChange }: { note: string; onChange: (note: string) => void }) {
  return (
    <Field label={words.note} hint={words.noteHint}>
      <Input value={note} maxLength={300} onChange={(_event, data) => onChange(data.value)} />
    </Field>
  );
}
