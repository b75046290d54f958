import { RPCHandler } from '@orpc/server/message-port';
import type { BrowserWindow, IpcMain, MessageChannelMain } from 'electron';
import type { Answering } from '../host/open-library-door.ts';
import { interfaceOrigin } from './window-options.ts';

/** The one channel on which the preload asks for its port. */
export const connectChannel = 'amanuense:connect';

/**
 * Hands a port of the contract to the window's page each time it loads. Only the main frame of that window, on the
 * interface's own origin, is answered.
 */
export function connectPage(
  door: Answering,
  window: Pick<BrowserWindow, 'webContents'>,
  electron: { ipcMain: Pick<IpcMain, 'on'>; createChannel: () => MessageChannelMain },
): void {
  electron.ipcMain.on(connectChannel, (event) => {
    const frame = event.senderFrame;
    if (event.sender !== window.webContents || frame === null || frame !== window.webContents.mainFrame) return;
    if (!frame.url.startsWith(`${interfaceOrigin}/`)) return;
    const { port1, port2 } = electron.createChannel();
    new RPCHandler(door.router).upgrade(port1, { context: door.context });
    port1.start();
    frame.postMessage(connectChannel, null, [port2]);
  });
}
