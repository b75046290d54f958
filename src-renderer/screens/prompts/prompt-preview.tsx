import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { cutAtVariables, variablesToFill } from '../../../src-shared/domain/prompt-variables.ts';
import { ownVariables, type PromptDraft } from '../../components/prompts/prompt-draft.ts';
import { useKnownValues } from '../../components/prompts/variable-values.tsx';
import { promptMessages as words } from '../../messages/prompts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: '4px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightRegular },
  text: {
    margin: 0,
    padding: '12px 14px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    lineHeight: '26px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  variable: {
    padding: '1px 8px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    boxDecorationBreak: 'clone',
  },
  open: {
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    outline: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
  },
});

/** The prompt's text with a chip where each variable stands: its value, or what it is called while it has none. */
export function PromptPreview({ draft, values }: { draft: PromptDraft; values: Record<string, string> }) {
  const styles = useStyles();
  const known = useKnownValues();
  const variables = variablesToFill(draft.text, ownVariables(draft));
  let place = 0;
  return (
    <section className={styles.root} aria-label={words.preview}>
      <h2 className={styles.title}>{words.preview}</h2>
      <p className={styles.text}>
        {cutAtVariables(draft.text).map((stretch) => {
          place += stretch.text.length;
          if (stretch.kind === 'words') return stretch.text;
          const variable = variables.find(({ name }) => name === stretch.name);
          const value = values[stretch.name]?.trim() || variable?.initial || known[stretch.name];
          return (
            <span key={place} className={mergeClasses(styles.variable, !value && styles.open)}>
              {value || variable?.label || stretch.text}
            </span>
          );
        })}
      </p>
    </section>
  );
}
