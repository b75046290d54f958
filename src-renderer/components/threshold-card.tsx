import { makeStyles, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactElement, type ReactNode, useEffect } from 'react';

const widths = { small: '460px', medium: '740px' } as const;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    justifyContent: 'center',
    height: '100%',
    boxSizing: 'border-box',
    padding: '24px',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    width: '100%',
    boxSizing: 'border-box',
    margin: 'auto',
    padding: '36px 40px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '12px',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  title: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { display: 'inline-flex', flexShrink: 0, fontSize: '28px', color: tokens.colorBrandForeground1 },
});

type ThresholdCardProps = {
  icon: ReactElement;
  title: string;
  width?: keyof typeof widths;
  /** Nothing is sent where it is not told. */
  onSubmit?: () => void;
  children: ReactNode;
};

/** What stands before there is anything to show: a form alone on the page. */
export function ThresholdCard({ icon, title, width = 'small', onSubmit, children }: ThresholdCardProps) {
  const styles = useStyles();
  useEffect(() => {
    document.title = `${title} · Amanuense`;
  }, [title]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <main className={styles.root}>
      <form className={styles.card} style={{ maxWidth: widths[width] }} onSubmit={submit}>
        <h1 className={styles.title}>
          <span className={styles.icon} aria-hidden="true">
            {icon}
          </span>
          {title}
        </h1>
        {children}
      </form>
    </main>
  );
}
