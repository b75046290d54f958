import { Button, Input, makeStyles, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import { cutAtVariables } from '../../../src-shared/domain/prompt-variables.ts';
import { StateMark } from '../../components/chips.tsx';
import { likelySlips, ownVariables, type PromptDraft, sayName } from '../../components/prompts/prompt-draft.ts';
import { promptMessages as words } from '../../messages/prompts.ts';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: '8px', margin: 0, padding: 0, border: 'none', minWidth: 0 },
  title: { padding: 0, marginBottom: '6px' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '8px',
    '& > *': { minWidth: 0 },
  },
  slip: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

type Props = { draft: PromptDraft; onChange: (draft: PromptDraft) => void };

/** What each of the prompt's own variables is called, and the value it has unless another is given. */
export function VariableFields({ draft, onChange }: Props) {
  const styles = useStyles();
  const slips = likelySlips(draft).map(({ name }) => name);
  const own = ownVariables(draft).filter(({ name }) => !slips.includes(name));
  if (own.length === 0) return null;
  const tell = (variable: (typeof own)[number]) =>
    onChange({ ...draft, told: { ...draft.told, [variable.name]: variable } });
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>{words.own}</legend>
      {own.map((variable) => (
        <div key={variable.name} className={styles.row}>
          <Input
            aria-label={words.label(`{{${variable.name}}}`)}
            value={variable.label}
            maxLength={80}
            onChange={(_event, data) => tell({ ...variable, label: data.value })}
          />
          <Input
            aria-label={words.initial(variable.label)}
            placeholder={words.initialPlaceholder}
            value={variable.initial}
            maxLength={200}
            onChange={(_event, data) => tell({ ...variable, initial: data.value })}
          />
        </div>
      ))}
    </fieldset>
  );
}

/** Variables that nobody knows and that look like a slip of a known one. */
export function SlipNotices({ draft, onChange }: Props) {
  const styles = useStyles();
  const replace = (name: string, meant: string) => {
    const text = cutAtVariables(draft.text)
      .map((stretch) => (stretch.kind === 'variable' && stretch.name === name ? `{{${meant}}}` : stretch.text))
      .join('');
    onChange({ ...draft, text });
  };
  return likelySlips(draft).map(({ name, meant }) => (
    <div key={name} role="status" className={styles.slip}>
      <StateMark tone="warning" icon={<WarningRegular />}>
        {words.slip(name)}
      </StateMark>
      <Button size="small" onClick={() => replace(name, meant)}>
        {words.isMeant(meant)}
      </Button>
      <Button
        size="small"
        onClick={() =>
          onChange({ ...draft, told: { ...draft.told, [name]: { name, label: sayName(name), initial: '' } } })
        }
      >
        {words.isOther}
      </Button>
    </div>
  ));
}
