import { Button, Input, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular, DismissRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { commonMessages } from '../../messages/common.ts';
import { transcriptMessages as words } from '../../messages/transcript.ts';
import { ActionButton } from '../action-button.tsx';
import { transcriptKeys } from './transcript-keys.ts';
import type { Find } from './use-find.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 6px',
    flexShrink: 0,
    padding: '4px 12px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  row: { display: 'flex', alignItems: 'center', gap: '4px', minWidth: 0 },
  field: { width: '200px', minWidth: 0 },
  count: {
    minWidth: '72px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
});

type FindBarProps = {
  find: Find;
  /** Changes when the field should have the focus again. */
  focusKey: number;
  onGo: (step: 1 | -1) => void;
  onReplaceAll: () => void;
  onClose: () => void;
};

/** What is looked for in the transcript and, where it is asked for, what to write in its place. */
export function FindBar({ find, focusKey, onGo, onReplaceAll, onClose }: FindBarProps) {
  const styles = useStyles();
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again, it takes the focus again
  useEffect(() => field.current?.select(), [focusKey]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
    }
    if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault();
      onGo(event.shiftKey ? -1 : 1);
    }
  };
  const { search, matches, current } = find;
  const isEmpty = matches.length === 0;
  return (
    <search className={styles.root} aria-label={words.find} onKeyDown={onKeyDown}>
      <div className={styles.row}>
        <Input
          ref={field}
          className={styles.field}
          size="small"
          aria-label={words.find}
          placeholder={words.find}
          value={search.text}
          onChange={(_event, data) => find.look({ text: data.value })}
        />
        <span className={styles.count} role="status">
          {search.text.trim() === '' ? '' : words.matches(isEmpty ? 0 : current + 1, matches.length)}
        </span>
        <ActionButton
          appearance="subtle"
          size="small"
          iconOnly
          icon={<ChevronUpRegular />}
          label={words.previousMatch}
          shortcut={transcriptKeys.previousMatch}
          disabled={isEmpty}
          onClick={() => onGo(-1)}
        />
        <ActionButton
          appearance="subtle"
          size="small"
          iconOnly
          icon={<ChevronDownRegular />}
          label={words.nextMatch}
          shortcut={transcriptKeys.nextMatch}
          disabled={isEmpty}
          onClick={() => onGo(1)}
        />
        <Choice label={words.wholeWord} isOn={search.wholeWord} onChange={(wholeWord) => find.look({ wholeWord })} />
        <Choice label={words.accents} isOn={search.accents} onChange={(accents) => find.look({ accents })} />
      </div>
      <div className={styles.row}>
        {find.mode === 'replace' ? (
          <>
            <Input
              className={styles.field}
              size="small"
              aria-label={words.replaceBy}
              placeholder={words.replaceBy}
              value={find.replacement}
              onChange={(_event, data) => find.replaceBy(data.value)}
            />
            <Button size="small" disabled={isEmpty} onClick={find.replaceOne}>
              {words.replaceOne}
            </Button>
            <Button size="small" disabled={isEmpty} onClick={onReplaceAll}>
              {words.replaceAll}
            </Button>
          </>
        ) : (
          <ActionButton
            appearance="subtle"
            size="small"
            label={words.replace}
            shortcut={transcriptKeys.replace}
            onClick={() => find.open('replace', '')}
          />
        )}
        <ActionButton
          appearance="subtle"
          size="small"
          iconOnly
          icon={<DismissRegular />}
          label={commonMessages.close}
          onClick={onClose}
        />
      </div>
    </search>
  );
}

function Choice({ label, isOn, onChange }: { label: string; isOn: boolean; onChange: (isOn: boolean) => void }) {
  return (
    <ToggleButton size="small" appearance="subtle" checked={isOn} onClick={() => onChange(!isOn)}>
      {label}
    </ToggleButton>
  );
}
