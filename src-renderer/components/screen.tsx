import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect } from 'react';

const useStyles = makeStyles({
  root: { display: 'flex', flexGrow: 1, minWidth: 0, minHeight: 0 },
  column: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  tools: { flexShrink: 0, minWidth: 0 },
  header: {
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '60px',
    boxSizing: 'border-box',
    padding: '10px 20px',
  },
  heading: { minWidth: 0, flexGrow: 1 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  subtitle: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  actions: { display: 'flex', alignItems: 'center', gap: '8px', flexShrink: 0 },
  body: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, minWidth: 0, overflow: 'auto' },
});

type ScreenProps = {
  title: string;
  subtitle?: ReactNode;
  /** Before the title: "back". */
  leading?: ReactNode;
  /** At the title's right; the primary action goes last. */
  actions?: ReactNode;
  /** One or more `ToolbarRow`. */
  toolbar?: ReactNode;
  /** A `SidePanel` at the right. */
  panel?: ReactNode;
  children: ReactNode;
};

/** The shape of every screen: title and primary action, toolbar, body that scrolls, side panel. */
export function Screen({ title, subtitle, leading, actions, toolbar, panel, children }: ScreenProps) {
  const styles = useStyles();
  useEffect(() => {
    document.title = `${title} · Amanuense`;
  }, [title]);
  return (
    <div className={styles.root}>
      <div className={styles.column}>
        <div className={styles.tools} data-region="tools">
          <header className={styles.header}>
            {leading}
            <div className={styles.heading}>
              <h1 className={styles.title} title={title}>
                {title}
              </h1>
              {subtitle && <div className={styles.subtitle}>{subtitle}</div>}
            </div>
            <div className={styles.actions}>{actions}</div>
          </header>
          {toolbar}
        </div>
        <div className={styles.body} data-region="content">
          {children}
        </div>
      </div>
      {panel}
    </div>
  );
}
