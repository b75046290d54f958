import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular, EditRegular, PlayRegular, QuestionCircleRegular } from '@fluentui/react-icons';
import type { ActaLine, ActaLineText } from '../../../src-shared/domain/acta/acta-record.ts';
import { clockWords } from '../../../src-shared/domain/place-words.ts';
import { StateMark } from '../../components/chips.tsx';
import { actaMessages as words } from '../../messages/actas.ts';
import { ActaLineMenu } from './acta-line-menu.tsx';
import { useSavedValue } from './saves-context.tsx';
import { SmallField } from './small-field.tsx';
import type { ActaCommands } from './use-acta-commands.ts';
import type { Review } from './use-review.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: '92px minmax(0, 1fr) 34px',
    columnGap: '8px',
    alignItems: 'start',
    padding: '3px 8px 3px 5px',
    borderLeft: '3px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
  },
  current: {
    borderLeftColor: tokens.colorCompoundBrandStroke,
    backgroundColor: tokens.colorNeutralBackground1Selected,
  },
  unproven: { borderLeftColor: tokens.colorStatusWarningBorder2 },
  moment: {
    minWidth: 0,
    minHeight: '32px',
    padding: '0 4px',
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground2,
    justifyContent: 'flex-start',
    // The brand's own hover is too faint on a chosen row by night.
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':hover:active': { color: tokens.colorNeutralForeground1 },
  },
  fields: { display: 'flex', flexWrap: 'wrap', gap: '4px 8px', minWidth: 0, alignItems: 'flex-start' },
  words: {
    display: 'block',
    boxSizing: 'border-box',
    flex: '1 1 320px',
    minWidth: '140px',
    minHeight: '32px',
    margin: 0,
    padding: '5px 8px',
    fieldSizing: 'content',
    resize: 'none',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    font: 'inherit',
    lineHeight: 1.45,
    ':hover': { border: `1px solid ${tokens.colorNeutralStroke1}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-1px' },
    ':read-only': { border: '1px solid transparent' },
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  doubted: { color: tokens.colorNeutralForeground2, fontStyle: 'italic' },
  /** Wide enough for both, so that one never goes below without the other. */
  task: { display: 'flex', flex: '0 1 388px', gap: '8px', minWidth: 0 },
  marks: { flexBasis: '100%', display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 10px' },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

type LineRowProps = {
  line: ActaLine;
  review: Review;
  commands: ActaCommands;
  isReadOnly: boolean;
  /** The id of a list of names to choose from while one is typed. */
  namesId: string;
  /** What is cited by the key and the menu: what is being heard. */
  onCite: (line: ActaLine) => void;
};

/** A line of an acta: when it was said, its words as they are typed, how it stands, and what can be done with it. */
export function ActaLineRow({ line, review, commands, isReadOnly, namesId, onCite }: LineRowProps) {
  const styles = useStyles();
  const { section, isTitle, mark } = line;
  const stored = textOf(line);
  const saved = useSavedValue(JSON.stringify(stored), (typed) => commands.saveLine(line.id, JSON.parse(typed)));
  const text: ActaLineText = JSON.parse(saved.value);
  const change = (fields: Partial<ActaLineText>) => saved.change(JSON.stringify({ ...text, ...fields }));
  const isCurrent = review.current?.id === line.id;
  const isPerson = section === 'present' || section === 'absent';
  const label = isTitle ? words.topicTitle : words.line[section];
  const small = (field: 'role' | 'responsible' | 'due') => (
    <SmallField
      value={text[field]}
      placeholder={words[field]}
      label={`${words[field]}: ${text.text}`}
      isReadOnly={isReadOnly}
      namesId={field === 'responsible' ? namesId : undefined}
      onChange={(value) => change({ [field]: value })}
      onLeave={saved.flush}
    />
  );
  return (
    <li
      data-line={line.id}
      aria-current={isCurrent}
      className={mergeClasses(styles.root, mark === 'unproven' && styles.unproven, isCurrent && styles.current)}
      onFocus={() => review.choose(line)}
    >
      <Moment line={line} onHear={() => review.hear(line)} />
      <div className={styles.fields}>
        {isPerson || section === 'opening' ? (
          <SmallField
            isWords
            isWide={isPerson}
            value={text.text}
            label={label}
            isReadOnly={isReadOnly}
            namesId={isPerson ? namesId : undefined}
            onChange={(value) => change({ text: value })}
            onLeave={saved.flush}
          />
        ) : (
          <textarea
            data-words=""
            rows={1}
            className={mergeClasses(styles.words, isTitle && styles.title, mark === 'unproven' && styles.doubted)}
            aria-label={label}
            value={text.text}
            maxLength={4000}
            readOnly={isReadOnly}
            onPointerDown={() => !isCurrent && review.hear(line)}
            onChange={(event) => change({ text: event.target.value })}
            onBlur={saved.flush}
          />
        )}
        {isPerson && small('role')}
        {section === 'decisions' && (
          <div className={styles.task}>
            {small('responsible')}
            {small('due')}
          </div>
        )}
        {mark !== 'heard' && (
          <div className={styles.marks}>
            <Mark mark={mark} />
            {mark === 'unproven' && !isReadOnly && (
              <>
                <Button size="small" icon={<CheckmarkRegular />} onClick={() => commands.accept(line.id)}>
                  {words.accept}
                </Button>
                {isCurrent && <span className={styles.hint}>{words.unprovenHint}</span>}
              </>
            )}
          </div>
        )}
      </div>
      {!isReadOnly && <ActaLineMenu line={line} commands={commands} onCite={onCite} />}
    </li>
  );
}

function textOf({ text, isTitle, role, responsible, due }: ActaLine): ActaLineText {
  return { text, isTitle, role, responsible, due };
}

function Moment({ line, onHear }: { line: ActaLine; onHear: () => void }) {
  const styles = useStyles();
  if (!line.proof) return <span />;
  const clock = clockWords(line.proof.startMs);
  return (
    <Button
      size="small"
      appearance="transparent"
      className={styles.moment}
      icon={<PlayRegular />}
      aria-label={words.hear(clock)}
      title={line.proof.quote}
      onClick={onHear}
    >
      {clock}
    </Button>
  );
}

function Mark({ mark }: Pick<ActaLine, 'mark'>) {
  const isWaiting = mark === 'unproven';
  const icon = isWaiting ? <QuestionCircleRegular /> : mark === 'typed' ? <EditRegular /> : <CheckmarkRegular />;
  return (
    <StateMark tone={isWaiting ? 'warning' : 'neutral'} icon={icon}>
      {words.marks[mark]}
    </StateMark>
  );
}
