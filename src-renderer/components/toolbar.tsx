import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '6px',
    flexShrink: 0,
    minHeight: '44px',
    padding: '4px 20px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  spacer: { flexGrow: 1 },
});

/** One row of controls under a screen's title. */
export function ToolbarRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="toolbar" aria-label={label} className={useStyles().root}>
      {children}
    </div>
  );
}

/** Pushes what follows to the end of its row. */
export function ToolbarSpacer() {
  return <span className={useStyles().spacer} />;
}
