import { Dialog, DialogBody, DialogSurface, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useId, useState } from 'react';
import { paletteMessages } from '../messages/palette.ts';
import { type PaletteEntry, usePaletteEntries } from './palette-entries.ts';

const useStyles = makeStyles({
  surface: {
    width: 'min(640px, 92vw)',
    maxWidth: 'none',
    padding: 0,
    marginTop: '12vh',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  body: { display: 'flex', flexDirection: 'column', gap: 0 },
  input: {
    padding: '16px 20px',
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    outline: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase400,
  },
  list: { maxHeight: '46vh', margin: 0, padding: '6px', overflowY: 'auto' },
  group: {
    padding: '8px 12px 2px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  option: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    minHeight: '36px',
    padding: '2px 12px',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
  },
  active: { backgroundColor: tokens.colorSubtleBackgroundSelected },
  icon: { display: 'inline-flex', flexShrink: 0, fontSize: '18px', color: tokens.colorNeutralForeground3 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  detail: {
    marginLeft: 'auto',
    flexShrink: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  foot: {
    padding: '8px 20px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** Ctrl+K: finds papers, people, planillas and actions by what is typed. */
export function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const styles = useStyles();
  return (
    <Dialog open={open} onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface} aria-label={paletteMessages.title}>
        <DialogBody className={styles.body}>{open && <Palette onClose={onClose} />}</DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Palette({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const entries = usePaletteEntries(text);
  const run = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && entries.length > 0) {
      event.preventDefault();
      setActive((active + step + entries.length) % entries.length);
    }
    if (event.key === 'Enter') run(entries[active]);
  };
  return (
    <>
      <input
        // The palette is opened to type in it.
        // biome-ignore lint/a11y/noAutofocus: a dialog puts the focus on its first field
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={entries[active] && `${listId}-${active}`}
        aria-label={paletteMessages.placeholder}
        className={styles.input}
        placeholder={paletteMessages.placeholder}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
      />
      <div id={listId} role="listbox" aria-label={paletteMessages.title} className={styles.list}>
        {entries.length === 0 && <div className={styles.group}>{paletteMessages.nothing(text)}</div>}
        {entries.map((entry, place) => (
          <Option
            key={entry.key}
            id={`${listId}-${place}`}
            entry={entry}
            active={place === active}
            heading={entry.group !== entries[place - 1]?.group}
            onPoint={() => setActive(place)}
            onRun={() => run(entry)}
          />
        ))}
      </div>
      <div className={styles.foot}>{paletteMessages.keys}</div>
    </>
  );
}

type OptionProps = {
  id: string;
  entry: PaletteEntry;
  active: boolean;
  heading: boolean;
  onPoint: () => void;
  onRun: () => void;
};

function Option({ id, entry, active, heading, onPoint, onRun }: OptionProps) {
  const styles = useStyles();
  const Icon = entry.icon;
  return (
    <>
      {heading && (
        <div role="presentation" className={styles.group}>
          {entry.group}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the combobox above */}
      <div
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={active}
        ref={active ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
        className={mergeClasses(styles.option, active && styles.active)}
        onMouseMove={onPoint}
        onClick={onRun}
      >
        <span className={styles.icon} aria-hidden="true">
          <Icon />
        </span>
        <span className={styles.name}>{entry.name}</span>
        {entry.detail && <span className={styles.detail}>{entry.detail}</span>}
      </div>
    </>
  );
}
