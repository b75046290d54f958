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
import type { FormEvent, ReactNode } from 'react';
import { commonMessages } from '../messages/common.ts';
import { ReturnFocus } from './return-focus.ts';

/** A name, a sentence and two buttons; a form; a table. */
const widths = { small: '480px', medium: '680px', large: '900px' } as const;

const useStyles = makeStyles({
  surface: { width: '94vw' },
  // What is behind is still seen around the tallest.
  body: { maxHeight: 'calc(100vh - 112px)' },
  content: { display: 'flex', flexDirection: 'column', gap: '14px', paddingBottom: '12px' },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, textWrap: 'pretty' },
  problem: { margin: 0, color: tokens.colorStatusDangerForeground1 },
});

type DialogFrameProps = {
  title: string;
  width?: keyof typeof widths;
  /** One sentence under the title. */
  hint?: string;
  children?: ReactNode;
  /** What is wrong with what was chosen. */
  problem?: string | null;
  /** The buttons that go ahead, after "Cancelar"; the primary one goes last. */
  actions?: ReactNode;
  /** A quieter way out, before "Cancelar". */
  aside?: ReactNode;
  /** Makes it a form, which Enter sends. */
  onSubmit?: () => void;
  onClose: () => void;
  /** What the way out says; "Cancelar" unless told. */
  closing?: string;
  /** Keys pressed inside are for nobody outside: for a dialog drawn inside a grid. */
  holdsKeys?: boolean;
};

/** The shape of every dialog: title, what it asks, "Cancelar" and what goes ahead. Mounted only while it is open. */
export function DialogFrame(props: DialogFrameProps) {
  const { title, width = 'small', hint, children, problem, actions, aside, onSubmit, onClose, holdsKeys } = props;
  const { closing = commonMessages.cancel } = props;
  const styles = useStyles();
  const body = (
    <DialogBody className={styles.body}>
      <DialogTitle>{title}</DialogTitle>
      <DialogContent className={styles.content}>
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
        {children}
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </DialogContent>
      <DialogActions fluid>
        {aside}
        <Button onClick={onClose}>{closing}</Button>
        {actions}
      </DialogActions>
    </DialogBody>
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit?.();
  };
  return (
    <Dialog open onOpenChange={(_event, data) => !data.open && onClose()}>
      <DialogSurface
        className={styles.surface}
        style={{ maxWidth: widths[width] }}
        onKeyDown={holdsKeys ? (event) => event.stopPropagation() : undefined}
      >
        <ReturnFocus />
        {onSubmit ? <form onSubmit={submit}>{body}</form> : body}
      </DialogSurface>
    </Dialog>
  );
}
