import { Dialog, DialogBody, DialogSurface, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import { type KeyboardEvent, useId, useState } from 'react';
import { ReturnFocus } from './return-focus.ts';

const DEEPEST = 5;

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

/** One thing to pick. Neighbours with the same `group` stand under one heading. */
export type PickerOption = {
  key: string;
  group?: string;
  name: string;
  detail?: string;
  icon: FluentIcon;
  /** How far in it stands, for what lies inside something else. */
  depth?: number;
  run: () => void;
};

type PickerProps = {
  title: string;
  placeholder: string;
  text: string;
  onText: (text: string) => void;
  options: readonly PickerOption[];
  /** What is said when nothing fits the text. */
  nothing: string;
  /** The keys, told at the foot. */
  keys: string;
  onClose: () => void;
};

/** One of many by typing: the field has the focus, arrows choose, Enter picks. Mounted only while it is open. */
export function PickerDialog(props: PickerProps) {
  const styles = useStyles();
  return (
    <Dialog open onOpenChange={(_event, data) => !data.open && props.onClose()}>
      <DialogSurface className={styles.surface} aria-label={props.title}>
        <ReturnFocus />
        <DialogBody className={styles.body}>
          <Picker {...props} />
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Picker({ title, placeholder, text, onText, options, nothing, keys, onClose }: PickerProps) {
  const styles = useStyles();
  const listId = useId();
  const [active, setActive] = useState(0);
  const run = (option: PickerOption | undefined) => {
    if (!option) return;
    onClose();
    option.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && options.length > 0) {
      event.preventDefault();
      setActive((active + step + options.length) % options.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      run(options[active]);
    }
  };
  return (
    <>
      <input
        // The dialog is opened to type in it.
        // biome-ignore lint/a11y/noAutofocus: a dialog puts the focus on its first field
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={options[active] && `${listId}-${active}`}
        aria-label={placeholder}
        className={styles.input}
        placeholder={placeholder}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          onText(event.target.value);
          setActive(0);
        }}
      />
      <div id={listId} role="listbox" aria-label={title} className={styles.list}>
        {options.length === 0 && <div className={styles.group}>{nothing}</div>}
        {options.map((option, place) => (
          <Option
            key={option.key}
            id={`${listId}-${place}`}
            option={option}
            active={place === active}
            heading={option.group !== options[place - 1]?.group}
            onPoint={() => setActive(place)}
            onRun={() => run(option)}
          />
        ))}
      </div>
      <div className={styles.foot}>{keys}</div>
    </>
  );
}

type OptionProps = {
  id: string;
  option: PickerOption;
  active: boolean;
  heading: boolean;
  onPoint: () => void;
  onRun: () => void;
};

function Option({ id, option, active, heading, onPoint, onRun }: OptionProps) {
  const styles = useStyles();
  const Icon = option.icon;
  return (
    <>
      {heading && option.group !== undefined && (
        <div role="presentation" className={styles.group}>
          {option.group}
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
        style={{ paddingLeft: 12 + Math.min(option.depth ?? 0, DEEPEST) * 16 }}
        onMouseMove={onPoint}
        onClick={onRun}
      >
        <span className={styles.icon} aria-hidden="true">
          <Icon />
        </span>
        <span className={styles.name}>{option.name}</span>
        {option.detail && <span className={styles.detail}>{option.detail}</span>}
      </div>
    </>
  );
}
