import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Electron from 'electron';
import { errorMessage, toAppError } from '../../src-shared/domain/errors.ts';
import { createLocalHost, type LocalHost } from '../host/create-local-host.ts';
import { readInterfaceFile } from '../host/interface-files.ts';
import { type LocalConfiguration, localConfiguration } from '../host/local-configuration.ts';
import { connectPage } from './connect-page.ts';
import { createDesktopStore } from './desktop-store.ts';
import { hardenContents, hardenSession } from './harden-contents.ts';
import { loadKeychainKey } from './keychain-key.ts';
import { createNativeShell } from './native-shell.ts';
import { createWindowOptions, interfaceOrigin } from './window-options.ts';

/** The parts of Electron that the desktop program uses: the real ones, or a test's. */
export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'MessageChannelMain'
  | 'protocol'
  | 'safeStorage'
  | 'session'
  | 'shell'
>;

const builtFolder = dirname(fileURLToPath(import.meta.url));

/** Starts the desktop program: one window on one library. A second start shows the first one's window. */
export async function runDesktop(electron: ElectronParts, openHost = createLocalHost): Promise<void> {
  const { app, protocol, session } = electron;
  if (!app.requestSingleInstanceLock()) return app.quit();
  const scheme = new URL(interfaceOrigin).protocol.slice(0, -1);
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  await app.whenReady();
  hardenSession(session.defaultSession);
  protocol.handle(scheme, (request) => answerFile(request.url));
  const host = await openLibrary(electron, openHost);
  if (!host) return app.quit();
  const window = await openWindow(electron, host);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  closeBeforeQuitting(app, host);
}

/** Answers `amanuense://interfaz/…` with a file of the built interface. */
async function answerFile(url: string): Promise<Response> {
  const file = await readInterfaceFile(join(builtFolder, '..', 'renderer'), new URL(url).pathname);
  return file ? new Response(file.bytes, { headers: file.headers }) : new Response(null, { status: 404 });
}

async function openLibrary(electron: ElectronParts, openHost: typeof createLocalHost): Promise<LocalHost | null> {
  const { app, dialog, safeStorage, shell } = electron;
  try {
    const configuration = desktopConfiguration(app);
    const store = createDesktopStore(app.getPath('userData'));
    const key = loadKeychainKey(store, safeStorage);
    const nativeShell = createNativeShell({ dialog, shell });
    return await openHost(configuration, { key, shell: nativeShell, resumeJobs: true, followFolders: true });
  } catch (thrown) {
    const error = toAppError(thrown);
    dialog.showErrorBox('Amanuense', errorMessage(error.code, error.data));
    return null;
  }
}

function desktopConfiguration(app: Electron.App): LocalConfiguration {
  const library = join(app.getPath('documents'), 'Amanuense');
  const base = localConfiguration({ library, cores: availableParallelism() }, process.env);
  const resourcesFolder = app.isPackaged ? join(process.resourcesPath, 'resources') : base.resourcesFolder;
  const built = {
    readerEntry: join(builtFolder, 'reader-process.js'),
    networkGuardEntry: join(builtFolder, 'network-guard.js'),
  };
  return { ...base, ...built, resourcesFolder, localPaths: false };
}

async function openWindow(electron: ElectronParts, host: LocalHost): Promise<Electron.BrowserWindow> {
  const { BrowserWindow, MessageChannelMain, ipcMain } = electron;
  const window = new BrowserWindow(createWindowOptions(join(builtFolder, '..', 'preload', 'preload.cjs')));
  connectPage(host, window, { ipcMain, createChannel: () => new MessageChannelMain() });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${interfaceOrigin}/electron.html`);
  return window;
}

/** What runs is stopped cleanly, to be taken up at the next start, before the program ends. */
function closeBeforeQuitting(app: Electron.App, host: LocalHost): void {
  let isClosed = false;
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void host.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}
