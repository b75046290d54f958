import {
  Link,
  Toast,
  ToastBody,
  Toaster,
  ToastTitle,
  ToastTrigger,
  useId,
  useToastController,
} from '@fluentui/react-components';
import { createContext, type ReactNode, use, useMemo, useRef } from 'react';
import { errorText } from '../client/error-text.ts';
import { commonMessages } from '../messages/common.ts';

type Notice = { text: string; detail?: string; undo?: () => void; action?: { label: string; run: () => void } };

type Notifier = {
  /** What was done, with "Deshacer" where it can be. */
  done: (notice: Notice) => void;
  /** What ended badly though nobody is waiting for it: a job. */
  warn: (notice: Notice) => void;
  /** Why something could not be done, in the sentence of its error. */
  failed: (error: unknown) => void;
};

const NotifierContext = createContext<Notifier | null>(null);
const UNDO_FOR_MS = 10_000;
const DONE_FOR_MS = 4_000;
const SEEN_AT_ONCE = 3;

/** Shows short notices at the foot of the window. */
export function NotificationsProvider({ children }: { children: ReactNode }) {
  const toasterId = useId('notices');
  const { dispatchToast, dismissToast } = useToastController(toasterId);
  const passing = useRef<string[]>([]);
  const made = useRef(0);
  const notifier = useMemo<Notifier>(() => {
    const pass = (notice: Notice, intent: 'success' | 'warning', timeout: number) => {
      made.current += 1;
      const toastId = `notice-${made.current}`;
      passing.current.push(toastId);
      // The newest notice is seen at once: with a queue, "Deshacer" would come after the notices before it.
      for (const old of passing.current.splice(0, passing.current.length - SEEN_AT_ONCE)) dismissToast(old);
      dispatchToast(<DoneToast {...notice} />, { toastId, intent, timeout, pauseOnHover: true });
    };
    return {
      done: (notice) => pass(notice, 'success', notice.undo || notice.action ? UNDO_FOR_MS : DONE_FOR_MS),
      warn: (notice) => pass(notice, 'warning', UNDO_FOR_MS),
      failed: (error) => dispatchToast(<FailedToast text={errorText(error)} />, { intent: 'error', timeout: -1 }),
    };
  }, [dispatchToast, dismissToast]);
  return (
    <NotifierContext value={notifier}>
      {children}
      <Toaster toasterId={toasterId} position="bottom" offset={{ vertical: 92 }} />
    </NotifierContext>
  );
}

/** Notices of what was done and of what failed. */
export function useNotify(): Notifier {
  const notifier = use(NotifierContext);
  if (notifier === null) throw new Error('NotificationsProvider is missing above this component');
  return notifier;
}

function DoneToast({ text, detail, undo, action }: Notice) {
  const offered = undo ? { label: commonMessages.undo, run: undo } : action;
  return (
    <Toast>
      <ToastTitle action={offered && <ToastLink {...offered} />}>{text}</ToastTitle>
      {detail && <ToastBody>{detail}</ToastBody>}
    </Toast>
  );
}

function FailedToast({ text }: { text: string }) {
  return (
    <Toast>
      <ToastTitle action={<ToastLink label={commonMessages.understood} />}>{text}</ToastTitle>
    </Toast>
  );
}

/**
 * Does something and closes its notice. The focus goes back at once to where it was: a notice that is left with it
 * hands it to the next one when it is gone, whatever the person is typing in by then.
 */
function ToastLink({ label, run }: { label: string; run?: () => void }) {
  const before = useRef<Element | null>(null);
  return (
    <ToastTrigger>
      <Link
        onFocus={(event) => {
          before.current = event.relatedTarget;
        }}
        onClick={(event) => {
          event.currentTarget.blur();
          if (before.current instanceof HTMLElement) before.current.focus();
          run?.();
        }}
      >
        {label}
      </Link>
    </ToastTrigger>
  );
}
