import { PersonDeleteRegular, PersonEditRegular, PersonRegular, PersonVoiceRegular } from '@fluentui/react-icons';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Voice } from '../../../src-shared/domain/corrected-transcript.ts';
import { foldText } from '../../../src-shared/domain/fold-text.ts';
import { voiceWords } from '../../../src-shared/domain/voice-words.ts';
import { useApi } from '../../client/api-context.tsx';
import { transcriptMessages as words } from '../../messages/transcript.ts';
import { useDelayed } from '../delayed.ts';
import { PickerDialog, type PickerOption } from '../picker-dialog.tsx';

const SHOWN = 8;

type VoicePickerProps = { voice: Voice; onName: (voice: Voice) => void; onClose: () => void };

/** Who a voice is: a name that is typed, somebody of the roster, or one that was named in another recording. */
export function VoicePicker({ voice, onName, onClose }: VoicePickerProps) {
  const api = useApi();
  const [text, setText] = useState('');
  const typed = text.trim();
  const asked = useDelayed(typed, 150);
  const people = useQuery(api.people.list.queryOptions({ input: asked === '' ? skipToken : { text: asked } }));
  const known = useQuery(api.recordings.knownNames.queryOptions());
  const give =
    (name: string | null, personId: Voice['personId'] = null) =>
    () =>
      onName({ mark: voice.mark, name, personId });
  const options: PickerOption[] = [];
  if (typed !== '')
    options.push({ key: 'typed', name: words.nameAs(typed), icon: PersonEditRegular, run: give(typed) });
  for (const { id, givenName, familyName, course, role } of people.data?.slice(0, SHOWN) ?? []) {
    const name = `${givenName} ${familyName}`.trim();
    const detail = role === 'staff' ? words.staff : (course ?? undefined);
    options.push({ key: id, group: words.roster, name, detail, icon: PersonRegular, run: give(name, id) });
  }
  for (const { name, personId } of (known.data ?? []).filter((each) => matches(each.name, typed)).slice(0, SHOWN)) {
    const isSame = name === voice.name || options.some((option) => option.name === name);
    if (!isSame) {
      options.push({
        key: `known ${name}`,
        group: words.knownNames,
        name,
        icon: PersonVoiceRegular,
        run: give(name, personId),
      });
    }
  }
  if (typed === '' && voice.name !== null) {
    options.push({
      key: 'none',
      name: words.noName(voiceWords(voice.mark)),
      icon: PersonDeleteRegular,
      run: give(null),
    });
  }
  return (
    <PickerDialog
      title={words.nameVoice(voiceWords(voice.name ?? voice.mark))}
      placeholder={words.namePlaceholder}
      text={text}
      onText={setText}
      options={options}
      nothing={words.nameNothing}
      keys={words.nameKeys}
      onClose={onClose}
    />
  );
}

function matches(name: string, typed: string): boolean {
  return foldText(name).includes(foldText(typed));
}
