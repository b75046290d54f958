import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  question: {
    alignSelf: 'flex-end',
    maxWidth: '85%',
    boxSizing: 'border-box',
    margin: 0,
    padding: '9px 14px',
    borderRadius: '14px 14px 3px 14px',
    backgroundColor: tokens.colorNeutralBackground1Selected,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-line',
  },
});

/** What was asked, at the right of what is answered. */
export function QuestionBubble({ question, hint }: { question: string; hint?: string }) {
  const styles = useStyles();
  return (
    <h2 className={styles.question} title={hint}>
      {question}
    </h2>
  );
}
