import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as Electron from 'electron';
import { errorMessage, toAppError } from '../../src-shared/domain/errors.ts';
import { answerSound, isSoundPath } from '../host/answer-sound.ts';
import { createLocalHost } from '../host/create-local-host.ts';
import { createDeviceKeyFiles } from '../host/device-key-file.ts';
import { readInterfaceFile } from '../host/interface-files.ts';
import { type LocalConfiguration, localConfiguration } from '../host/local-configuration.ts';
import { type LibraryDoor, openLibraryDoor } from '../host/open-library-door.ts';
import { askBeforeLeaving } from './ask-before-leaving.ts';
import { connectPage } from './connect-page.ts';
import { createDesktopStore } from './desktop-store.ts';
import { hardenContents, hardenSession } from './harden-contents.ts';
import { createWakefulness } from './keep-awake.ts';
import { createKeychainDeviceKeys } from './keychain-device-keys.ts';
import { createKeychainKeys } from './keychain-keys.ts';
import { createNativeShell } from './native-shell.ts';
import { createWindowOptions, interfaceOrigin } from './window-options.ts';
import { createWindowPrinter } from './window-printer.ts';

/** The parts of Electron that the desktop program uses: the real ones, or a test's. */
export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'dialog'
  | 'ipcMain'
  | 'MessageChannelMain'
  | 'powerSaveBlocker'
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
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ]);
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  await app.whenReady();
  hardenSession(session.defaultSession);
  const door = await openLibrary(electron, openHost);
  if (!door) return app.quit();
  protocol.handle(scheme, (request) => answerPage(door, request));
  const window = await openWindow(electron, door);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  closeBeforeQuitting(app, door);
}

/** Answers `amanuense://interfaz/…` with a file of the built interface or with the sound of a recording. */
async function answerPage(door: LibraryDoor, request: Request): Promise<Response> {
  const path = new URL(request.url).pathname;
  if (isSoundPath(path)) {
    const range = request.headers.get('range');
    const { status, headers, body } = await answerSound(door.findSound, { path, range });
    return new Response(body && ReadableStream.from(body), { status, headers });
  }
  const file = await readInterfaceFile(join(builtFolder, '..', 'renderer'), path);
  return file ? new Response(file.bytes, { headers: file.headers }) : new Response(null, { status: 404 });
}

async function openLibrary(electron: ElectronParts, openHost: typeof createLocalHost): Promise<LibraryDoor | null> {
  const { app, BrowserWindow, dialog, powerSaveBlocker, safeStorage, shell } = electron;
  try {
    const configuration = desktopConfiguration(app);
    const store = createDesktopStore(app.getPath('userData'));
    const keyRing = createKeychainKeys(store, safeStorage);
    const deviceKeys = createKeychainDeviceKeys(
      store,
      safeStorage,
      createDeviceKeyFiles(configuration.deviceKeysFolder),
    );
    const native = {
      shell: createNativeShell({ dialog, shell }),
      printer: createWindowPrinter((windowOptions) => new BrowserWindow(windowOptions)),
      wakefulness: createWakefulness(powerSaveBlocker),
    };
    const options = { keyRing, deviceKeys, ...native, resumeJobs: true, followFolders: true };
    return await openLibraryDoor(configuration.libraryFolder, (recoveryKey) =>
      openHost(configuration, { ...options, recoveryKey }),
    );
  } catch (thrown) {
    const error = toAppError(thrown);
    dialog.showErrorBox('Amanuense', errorMessage(error.code, error.data));
    return null;
  }
}

/** Where the parts of the program lie: in the checkout, or in the package's folder of resources. */
export function desktopConfiguration(
  app: Pick<Electron.App, 'getPath' | 'isPackaged'>,
  packageResources = process.resourcesPath,
): LocalConfiguration {
  const library = join(app.getPath('documents'), 'Amanuense');
  const base = localConfiguration({ library, cores: availableParallelism() }, process.env);
  const packaged = app.isPackaged && {
    resourcesFolder: join(packageResources, 'resources'),
    whisperFolder: join(packageResources, 'whisper'),
    whisperLevelFile: join(app.getPath('userData'), 'whisper-level.json'),
  };
  const built = {
    readerEntry: join(builtFolder, 'reader-process.js'),
    audioEntry: join(builtFolder, 'audio-process.js'),
    smartWhisperEntry: join(builtFolder, 'smart-whisper-process.js'),
    voicesEntry: join(builtFolder, 'voices-process.js'),
    networkGuardEntry: join(builtFolder, 'network-guard.js'),
  };
  return { ...base, ...built, ...packaged, localPaths: false };
}

async function openWindow(electron: ElectronParts, door: LibraryDoor): Promise<Electron.BrowserWindow> {
  const { BrowserWindow, MessageChannelMain, dialog, ipcMain } = electron;
  const window = new BrowserWindow(createWindowOptions(join(builtFolder, '..', 'preload', 'preload.cjs')));
  connectPage(door, window, { ipcMain, createChannel: () => new MessageChannelMain() });
  askBeforeLeaving(window, dialog);
  window.once('ready-to-show', () => window.show());
  await window.loadURL(`${interfaceOrigin}/electron.html`);
  return window;
}

/** What runs is stopped cleanly, to be taken up at the next start, before the program ends. */
function closeBeforeQuitting(app: Electron.App, door: LibraryDoor): void {
  let isClosed = false;
  app.on('before-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    void door.close().finally(() => {
      isClosed = true;
      app.quit();
    });
  });
}
