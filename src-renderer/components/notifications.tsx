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
import { createContext, type ReactNode, use, useMemo } from 'react';
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

/** Shows short notices at the foot of the window. */
export function NotificationsProvider({ children }: { children: ReactNode }) {
  const toasterId = useId('notices');
  const { dispatchToast } = useToastController(toasterId);
  const notifier = useMemo<Notifier>(
    () => ({
      done: (notice) =>
        dispatchToast(<DoneToast {...notice} />, {
          intent: 'success',
          timeout: notice.undo || notice.action ? UNDO_FOR_MS : DONE_FOR_MS,
          pauseOnHover: true,
        }),
      warn: (notice) =>
        dispatchToast(<DoneToast {...notice} />, { intent: 'warning', timeout: UNDO_FOR_MS, pauseOnHover: true }),
      failed: (error) => dispatchToast(<FailedToast text={errorText(error)} />, { intent: 'error', timeout: -1 }),
    }),
    [dispatchToast],
  );
  return (
    <NotifierContext value={notifier}>
      {children}
      <Toaster toasterId={toasterId} position="bottom" offset={{ vertical: 92 }} limit={3} />
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
      <ToastTitle
        action={
          offered && (
            <ToastTrigger>
              <Link onClick={offered.run}>{offered.label}</Link>
            </ToastTrigger>
          )
        }
      >
        {text}
      </ToastTitle>
      {detail && <ToastBody>{detail}</ToastBody>}
    </Toast>
  );
}

function FailedToast({ text }: { text: string }) {
  return (
    <Toast>
      <ToastTitle
        action={
          <ToastTrigger>
            <Link>{commonMessages.understood}</Link>
          </ToastTrigger>
        }
      >
        {text}
      </ToastTitle>
    </Toast>
  );
}
