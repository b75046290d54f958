import { useState } from 'react';
import { PickerDialog } from '../components/picker-dialog.tsx';
import { paletteMessages } from '../messages/palette.ts';
import { usePaletteEntries } from './palette-entries.ts';

/** Ctrl+K: finds papers, people, planillas and actions by what is typed. Mounted only while it is open. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  return (
    <PickerDialog
      title={paletteMessages.title}
      placeholder={paletteMessages.placeholder}
      text={text}
      onText={setText}
      options={usePaletteEntries(text)}
      nothing={paletteMessages.nothing(text)}
      keys={paletteMessages.keys}
      onClose={onClose}
    />
  );
}
