import type { BrowserWindow, Dialog } from 'electron';

/** What the window says when it is closed while its page is recording. */
export const leavingQuestion = {
  message: 'Se está grabando.',
  detail: 'Si cerrás ahora, lo grabado queda guardado y se ofrece la próxima vez que abras el programa.',
  buttons: ['Seguir grabando', 'Cerrar igual'],
  stay: 0,
  leave: 1,
} as const;

/** A page that does not want to be closed is closed only when a person says so: by itself Electron would not ask. */
export function askBeforeLeaving(window: BrowserWindow, dialog: Pick<Dialog, 'showMessageBoxSync'>): void {
  const { message, detail, buttons, stay, leave } = leavingQuestion;
  window.webContents.on('will-prevent-unload', (event) => {
    const options = {
      type: 'question' as const,
      message,
      detail,
      buttons: [...buttons],
      defaultId: stay,
      cancelId: stay,
    };
    // Preventing this event lets the page go.
    if (dialog.showMessageBoxSync(window, options) === leave) event.preventDefault();
  });
}
