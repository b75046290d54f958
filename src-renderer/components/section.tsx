import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: '14px',
    padding: '26px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    scrollMarginTop: '8px',
    ':last-child': { borderBottom: 'none' },
  },
  title: {
    alignSelf: 'flex-start',
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  intro: { margin: 0, maxWidth: '62ch', color: tokens.colorNeutralForeground3, textWrap: 'pretty' },
});

type SectionProps = { id: string; title: string; intro?: string; children: ReactNode };

/** One plain section of the settings. */
export function Section({ id, title, intro, children }: SectionProps) {
  const styles = useStyles();
  return (
    <section id={id} className={styles.root} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className={styles.title} tabIndex={-1}>
        {title}
      </h2>
      {intro && <p className={styles.intro}>{intro}</p>}
      {children}
    </section>
  );
}
