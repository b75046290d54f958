import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useCapabilities } from '../client/api-context.tsx';
import { KeyCaps } from '../components/key-caps.tsx';
import { ReturnFocus } from '../components/return-focus.ts';
import { commonMessages } from '../messages/common.ts';
import { keysMessages } from '../messages/keys.ts';
import { type KeyGroup, keyGroups, keysOfEverywhere } from './key-list.ts';
import { useScreens } from './offered-screens.ts';

const useStyles = makeStyles({
  surface: { width: 'min(980px, 94vw)', maxWidth: 'none' },
  // What is behind is still seen around it.
  body: { maxHeight: 'calc(100vh - 112px)' },
  // Columns in a box that scrolls would go on beside it, out of sight: they are in one of their own inside.
  groups: { columnWidth: '270px', columnGap: '32px', padding: '4px 8px' },
  group: { breakInside: 'avoid', marginBottom: '16px' },
  title: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  lines: { margin: 0 },
  line: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '12px',
    minHeight: '28px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  does: { margin: 0 },
});

/** F1: every key of the program, by where it works. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const styles = useStyles();
  const everywhere = keysOfEverywhere(useScreens(), useCapabilities());
  return (
    <Dialog open={open} onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface}>
        <ReturnFocus />
        <DialogBody className={styles.body}>
          <DialogTitle>{keysMessages.title}</DialogTitle>
          <DialogContent tabIndex={0}>
            <div className={styles.groups}>
              {[everywhere, ...keyGroups].map((group) => (
                <Group key={group.title} {...group} />
              ))}
            </div>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {commonMessages.close}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Group({ title, lines }: KeyGroup) {
  const styles = useStyles();
  return (
    <section className={styles.group}>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.lines}>
        {lines.map(({ keys, does }) => (
          <div key={does} className={styles.line}>
            <dt>{does}</dt>
            <dd className={styles.does}>
              <KeyCaps keys={keys} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
