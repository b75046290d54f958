import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { SendRegular, StopRegular } from '@fluentui/react-icons';
import { type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react';
import { maximumQuestionLength } from '../../../src-shared/domain/answer.ts';
import type { AskScope } from '../../../src-shared/domain/conversation.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { ariaKeys, useShortcut } from '../../components/shortcuts.ts';
import { askMessages } from '../../messages/ask.ts';
import { askKeys } from './ask-keys.ts';
import { ScopeChips } from './scope-chips.tsx';

/** The count is told once this few letters are left. */
const COUNT_FROM = 200;

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '8px' },
  chips: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px' },
  box: {
    display: 'flex',
    alignItems: 'flex-end',
    gap: '6px',
    padding: '6px 6px 6px 14px',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-within': {
      border: `1px solid ${tokens.colorCompoundBrandStroke}`,
      outline: `1px solid ${tokens.colorCompoundBrandStroke}`,
    },
  },
  tooLong: { border: `1px solid ${tokens.colorStatusDangerBorder2}` },
  field: {
    flex: '1 1 0',
    minWidth: 0,
    minHeight: '24px',
    maxHeight: '168px',
    boxSizing: 'content-box',
    padding: '5px 0',
    border: 'none',
    outline: 'none',
    resize: 'none',
    // Grows with what is written, up to the height above.
    fieldSizing: 'content',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: '16px',
    lineHeight: '24px',
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
  },
  action: { flexShrink: 0, minWidth: 0 },
  count: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  over: { color: tokens.colorStatusDangerForeground1 },
});

type QuestionBoxProps = {
  scope: AskScope;
  onScope: (scope: AskScope) => void;
  /** What chooses the way of answering. */
  manner: ReactElement;
  /** Whether this conversation has something before; one that begins takes the keyboard here. */
  goesOn: boolean;
  isWorking: boolean;
  lastQuestion: string | undefined;
  onAsk: (question: string) => void;
  onStop: () => void;
};

/** Where a question is written: Enter sends it, Shift+Enter begins a line, Up brings the last one back. */
export function QuestionBox(props: QuestionBoxProps) {
  const { scope, onScope, goesOn, isWorking, lastQuestion, onAsk, onStop } = props;
  const styles = useStyles();
  const countId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  useShortcut(askKeys.focusBox, () => field.current?.focus(), { inTextFields: true });
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (!goesOn) field.current?.focus();
  }, [goesOn]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was pressed to begin or to stop is gone by then
  useEffect(() => {
    if (document.activeElement === document.body) field.current?.focus();
  }, [isWorking]);
  const left = maximumQuestionLength - text.trim().length;
  const canSend = text.trim() !== '' && left >= 0 && !isWorking;
  const send = () => {
    if (!canSend) return;
    onAsk(text.trim());
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter that ends a composed character is no sending.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    } else if (event.key === 'ArrowUp' && text === '' && lastQuestion !== undefined) {
      event.preventDefault();
      setText(lastQuestion);
    }
  };
  return (
    <div className={styles.root}>
      <div className={styles.chips}>
        <ScopeChips scope={scope} onChange={onScope} />
        {props.manner}
      </div>
      <div data-region="question" className={mergeClasses(styles.box, left < 0 && styles.tooLong)}>
        <textarea
          ref={field}
          rows={1}
          className={styles.field}
          aria-label={askMessages.box}
          aria-keyshortcuts={ariaKeys(askKeys.focusBox)}
          aria-describedby={left <= COUNT_FROM ? countId : undefined}
          aria-invalid={left < 0}
          placeholder={goesOn ? askMessages.boxHintNext : askMessages.boxHint}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {isWorking ? (
          <ActionButton
            className={styles.action}
            icon={<StopRegular />}
            label={askMessages.stop}
            shortcut="escape"
            onClick={onStop}
          />
        ) : (
          <Button
            appearance="primary"
            icon={<SendRegular />}
            disabledFocusable={!canSend}
            className={styles.action}
            onClick={send}
          >
            {askMessages.send}
          </Button>
        )}
      </div>
      {left <= COUNT_FROM && (
        <span id={countId} className={mergeClasses(styles.count, left < 0 && styles.over)}>
          {askMessages.left(left)}
        </span>
      )}
    </div>
  );
}
