import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { PublicationItem } from '../../../src-shared/contract/published-contract.ts';
import { type DistrictSettings, setsAnything } from '../../../src-shared/domain/district-settings.ts';
import { publishedSettingsName } from '../../../src-shared/domain/publication.ts';
import { errorText } from '../../client/error-text.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { districtPublishedMessages as words } from '../../messages/district-published.ts';
import { setByDistrictMessages } from '../../messages/set-by-district.ts';
import { NoteField } from './note-field.tsx';
import { SettingsFields } from './settings-fields.tsx';
import { usePublish } from './use-publish.ts';

/** Sets what schools keep to, or changes it; each thing may be left to them. */
export function SettingsDialog({ of, onClose }: { of: PublicationItem | null; onClose: () => void }) {
  const current = of?.versions[0]?.content ?? null;
  const [settings, setSettings] = useState<DistrictSettings>(current?.kind === 'settings' ? current.settings : {});
  const [note, setNote] = useState('');
  const publish = usePublish(of, onClose);
  return (
    <DialogFrame
      title={current ? words.newVersionTitle(publishedSettingsName) : publishedSettingsName}
      hint={setByDistrictMessages.intro}
      width="medium"
      problem={publish.error ? errorText(publish.error) : null}
      onClose={onClose}
      onSubmit={() => {
        if (setsAnything(settings) && !publish.isPending) {
          publish.mutate({ draft: { kind: 'settings', settings }, note: note.trim() });
        }
      }}
      actions={
        <Button
          type="submit"
          appearance="primary"
          disabled={!setsAnything(settings)}
          disabledFocusable={publish.isPending}
        >
          {words.publish}
        </Button>
      }
    >
      <SettingsFields settings={settings} onChange={(change) => setSettings({ ...settings, ...change })} />
      <NoteField note={note} onChange={setNote} />
    </DialogFrame>
  );
}
