import type { BrowserWindowConstructorOptions } from 'electron';

/** The scheme that the packaged interface is served under; its origin is the only one that may talk to us. */
export const interfaceOrigin = 'amanuense://interfaz';

/** The window's options: the page has no Node, no Electron, and one port. */
export function createWindowOptions(preloadPath: string): BrowserWindowConstructorOptions {
  return {
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Amanuense',
    backgroundColor: '#faf9f7',
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  };
}
