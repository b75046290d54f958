import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { beforeEach, expect, test, vi } from 'vitest';
import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import { AppError } from '../../src-shared/domain/errors.ts';
import { rpc } from '../../src-shared/rpc/rpc-base.ts';
import type { createLocalHost, HostOptions, LocalHost } from '../host/create-local-host.ts';
import { contentSecurityPolicy } from '../host/interface-files.ts';
import { leavingQuestion } from './ask-before-leaving.ts';
import { connectChannel } from './connect-page.ts';
import { createKeychainDeviceKeys } from './keychain-device-keys.ts';
import { createKeychainKeys } from './keychain-keys.ts';
import { type ElectronParts, runDesktop } from './run-desktop.ts';

vi.mock('electron-store', () => {
  class FakeStore {
    static kept = new Map<string, unknown>();
    get(key: string) {
      return FakeStore.kept.get(key);
    }
    set(key: string, value: unknown) {
      FakeStore.kept.set(key, value);
    }
  }
  return { default: FakeStore };
});

/** A router that answers one procedure, which is enough to see that the port reaches it. */
function createFakeHost(): LocalHost & { isClosed: () => boolean } {
  let closed = false;
  const router = rpc.library.capabilities.handler(() => ({
    nativeFilePicker: true,
    localPaths: false,
    worksOffline: true,
    revealFile: true,
    keepsAwake: true,
    printsPdf: true,
    libraryIsHere: true,
    keepsModels: true,
    decidesForSchool: true,
    recordsSound: true,
  }));
  return {
    router: { library: { capabilities: router } } as unknown as LocalHost['router'],
    context: { actor: () => ({ name: 'Ana' }), logError: () => '1' },
    client: undefined as never,
    useCases: undefined as never,
    findSound: async () => ({
      sizeBytes: 4,
      read: async function* (from: number, to: number) {
        yield Uint8Array.of(1, 2, 3, 4).subarray(from, to);
      },
    }),
    isClosed: () => closed,
    close: async () => {
      closed = true;
    },
  };
}

function createFakeElectron() {
  const app = Object.assign(new EventEmitter(), {
    requestSingleInstanceLock: vi.fn(() => true),
    quit: vi.fn(),
    enableSandbox: vi.fn(),
    whenReady: async () => undefined,
    getPath: () => '/nowhere',
    isPackaged: false,
  });
  const handlers = { open: vi.fn(), permission: vi.fn(), check: vi.fn(), request: vi.fn() };
  const mainFrame = { url: 'amanuense://interfaz/electron.html', postMessage: vi.fn() };
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: handlers.open, mainFrame });
  const windows: { options: Electron.BrowserWindowConstructorOptions; url: string }[] = [];
  class FakeWindow extends EventEmitter {
    webContents = contents;
    #options: Electron.BrowserWindowConstructorOptions;
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super();
      this.#options = options;
    }
    show = vi.fn();
    focus = vi.fn();
    isMinimized = () => false;
    async loadURL(url: string) {
      windows.push({ options: this.#options, url });
    }
  }
  const protocol = { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() };
  const dialog = { showErrorBox: vi.fn(), showMessageBoxSync: vi.fn() };
  const session = {
    defaultSession: {
      setPermissionRequestHandler: handlers.permission,
      setPermissionCheckHandler: handlers.check,
      webRequest: { onBeforeRequest: handlers.request },
    },
  };
  const safeStorage = {
    isEncryptionAvailable: () => true,
    encryptString: (text: string) => Buffer.from(text).reverse(),
    decryptString: (bytes: Buffer) => Buffer.from(bytes).reverse().toString(),
  };
  class FakeChannel {
    port1;
    port2;
    constructor() {
      const { port1, port2 } = new MessageChannel();
      this.port1 = port1;
      this.port2 = port2;
    }
  }
  const ipcMain = new EventEmitter();
  const parts = {
    app,
    BrowserWindow: FakeWindow,
    dialog,
    ipcMain,
    MessageChannelMain: FakeChannel,
    powerSaveBlocker: {},
    protocol,
    safeStorage,
    session,
    shell: {},
  };
  return {
    electron: parts as unknown as ElectronParts,
    app,
    contents,
    dialog,
    handlers,
    ipcMain,
    mainFrame,
    protocol,
    windows,
  };
}

async function start(open: (configuration: unknown, options: HostOptions) => Promise<LocalHost>) {
  const fake = createFakeElectron();
  await runDesktop(fake.electron, open as unknown as typeof createLocalHost);
  return fake;
}

let host: ReturnType<typeof createFakeHost>;
beforeEach(() => {
  host = createFakeHost();
});

test('the window is sandboxed, isolated and without Node, and loads the interface of the program', async () => {
  const { windows, app } = await start(async () => host);
  expect(app.enableSandbox).toHaveBeenCalled();
  expect(windows[0]?.url).toBe('amanuense://interfaz/electron.html');
  expect(windows[0]?.options.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('a page can neither navigate away, nor open windows, nor hold webviews', async () => {
  const { app, handlers } = await start(async () => host);
  const other = Object.assign(new EventEmitter(), { setWindowOpenHandler: handlers.open });
  app.emit('web-contents-created', {}, other);
  expect(handlers.open.mock.lastCall?.[0]()).toEqual({ action: 'deny' });
  const navigate = (url: string) => {
    const event = { preventDefault: vi.fn() };
    other.emit('will-navigate', event, url);
    return event.preventDefault.mock.calls.length === 1;
  };
  expect(navigate('https://example.com/')).toBe(true);
  expect(navigate('amanuense://interfaz.evil/')).toBe(true);
  expect(navigate('amanuense://interfaz/electron.html#/papeles')).toBe(false);
  const webview = { preventDefault: vi.fn() };
  other.emit('will-attach-webview', webview);
  expect(webview.preventDefault).toHaveBeenCalled();
});

test('the interface alone is given the microphone; nobody is given the camera, the screen or anything else', async () => {
  const { handlers } = await start(async () => host);
  const own = 'amanuense://interfaz/electron.html';
  const isGiven = (permission: string, mediaTypes?: string[], requestingUrl = own) => {
    const decide = vi.fn();
    handlers.permission.mock.lastCall?.[0]({}, permission, decide, { requestingUrl, mediaTypes });
    return decide.mock.lastCall?.[0];
  };
  const isChecked = (permission: string, mediaType?: string, origin = 'amanuense://interfaz') =>
    handlers.check.mock.lastCall?.[0]({}, permission, origin, { mediaType });
  expect([isGiven('media', ['audio']), isChecked('media', 'audio')]).toEqual([true, true]);
  expect(isChecked('media', 'audio', 'amanuense://interfaz/')).toBe(true);
  for (const types of [['video'], ['audio', 'video'], [], undefined]) expect(isGiven('media', types)).toBe(false);
  for (const type of ['video', 'unknown', undefined]) expect(isChecked('media', type)).toBe(false);
  for (const permission of ['display-capture', 'geolocation', 'notifications', 'midi', 'fileSystem']) {
    expect([isGiven(permission), isChecked(permission)]).toEqual([false, false]);
  }
  for (const other of ['https://example.com/', 'amanuense://interfaz.evil/']) {
    expect([isGiven('media', ['audio'], other), isChecked('media', 'audio', other)]).toEqual([false, false]);
  }
});

test('no request leaves the program', async () => {
  const { handlers } = await start(async () => host);
  const answer = vi.fn();
  handlers.request.mock.lastCall?.[0]({ url: 'https://example.com/x.png' }, answer);
  expect(answer).toHaveBeenCalledWith({ cancel: true });
  handlers.request.mock.lastCall?.[0]({ url: 'amanuense://interfaz/a.js' }, answer);
  expect(answer).toHaveBeenLastCalledWith({ cancel: false });
});

test('the port is given to the main frame of the window on its own origin, and it answers the contract', async () => {
  const { ipcMain, contents, mainFrame } = await start(async () => host);
  const ask = (event: object) => ipcMain.emit(connectChannel, event);
  ask({ sender: {}, senderFrame: mainFrame });
  ask({ sender: contents, senderFrame: { ...mainFrame, url: 'amanuense://interfaz/electron.html' } });
  ask({ sender: contents, senderFrame: null });
  expect(mainFrame.postMessage).not.toHaveBeenCalled();
  ask({ sender: contents, senderFrame: mainFrame });
  const [channel, , [port]] = mainFrame.postMessage.mock.lastCall ?? [];
  expect(channel).toBe(connectChannel);
  const client: AmanuenseClient = createORPCClient(new RPCLink({ port }));
  port.start();
  expect(await client.library.capabilities()).toMatchObject({ nativeFilePicker: true });
  port.close();
});

test('the sound of a recording comes by stretches, through the program’s own address', async () => {
  const { protocol } = await start(async () => host);
  const [scheme, answer] = protocol.handle.mock.lastCall ?? [];
  expect(scheme).toBe('amanuense');
  const url = 'amanuense://interfaz/sound/018f3e6a-0000-7000-8000-000000000001';
  const part: Response = await answer(new Request(url, { headers: { range: 'bytes=1-2' } }));
  expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 1-2/4']);
  expect([...(await part.bytes())]).toEqual([2, 3]);
  expect((await answer(new Request('amanuense://interfaz/sound/otro'))).status).toBe(404);
  expect((await answer(new Request('amanuense://interfaz/no-hay.js'))).status).toBe(404);
});

test('a window that records is closed only when a person says so', async () => {
  const { contents, dialog } = await start(async () => host);
  const close = (answer: number) => {
    dialog.showMessageBoxSync.mockReturnValueOnce(answer);
    const event = { preventDefault: vi.fn() };
    contents.emit('will-prevent-unload', event);
    return event.preventDefault.mock.calls.length === 1;
  };
  expect(close(leavingQuestion.stay)).toBe(false);
  expect(close(leavingQuestion.leave)).toBe(true);
});

test('a page on another origin gets no port even in the main frame', async () => {
  const { ipcMain, contents, mainFrame } = await start(async () => host);
  mainFrame.url = 'https://example.com/';
  ipcMain.emit(connectChannel, { sender: contents, senderFrame: mainFrame });
  expect(mainFrame.postMessage).not.toHaveBeenCalled();
});

test('a library that cannot be opened is told in a sentence and the program ends', async () => {
  const { dialog, app, windows } = await start(async () => {
    throw new AppError('LIBRARY_LOCKED');
  });
  expect(dialog.showErrorBox).toHaveBeenCalledWith('Amanuense', expect.stringContaining('Otra ventana'));
  expect(app.quit).toHaveBeenCalled();
  expect(windows).toHaveLength(0);
});

test('a library whose key this PC does not have opens its window, which answers all once the key was typed', async () => {
  const open = vi.fn(async (_configuration: unknown, { recoveryKey }: HostOptions) => {
    if (recoveryKey !== 'la de la hoja') throw new AppError('LIBRARY_KEY_WRONG');
    return host;
  });
  const { ipcMain, contents, mainFrame, windows, dialog } = await start(open);
  expect(dialog.showErrorBox).not.toHaveBeenCalled();
  expect(windows).toHaveLength(1);
  const connect = () => {
    ipcMain.emit(connectChannel, { sender: contents, senderFrame: mainFrame });
    const [, , [port]] = mainFrame.postMessage.mock.lastCall ?? [];
    const client: AmanuenseClient = createORPCClient(new RPCLink({ port }));
    port.start();
    return { client, port };
  };
  const before = connect();
  expect(await before.client.door.state()).toMatchObject({ isOpen: false });
  await expect(before.client.library.capabilities()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await before.client.door.openWithKey({ key: 'la de la hoja' });
  before.port.close();
  const after = connect();
  expect(await after.client.library.capabilities()).toMatchObject({ nativeFilePicker: true });
  after.port.close();
});

test('a key of the keychain that cannot be unsealed any more is passed over and stays', async () => {
  const sealed = ['de otro usuario'];
  const store = { sealedKeys: () => sealed, keepSealedKey: (one: string) => void sealed.push(one) };
  const keys = createKeychainKeys(store, {
    isEncryptionAvailable: () => true,
    encryptString: (text) => Buffer.from(text).reverse(),
    decryptString(bytes) {
      const text = Buffer.from(bytes).reverse().toString();
      if (!/^[0-9a-f]{64}$/.test(text)) throw new Error('no key of this user');
      return text;
    },
  });
  expect(await keys.read()).toEqual([]);
  const key = new Uint8Array(32).fill(7);
  await keys.add(key);
  expect(await keys.read()).toEqual([key]);
  expect(sealed[0]).toBe('de otro usuario');
});

test('what this PC signs with is sealed by the keychain, and lost where that cannot be unsealed', async () => {
  let sealed: Record<string, string> = { 'pc-0': 'de otro usuario' };
  const store = {
    sealedDeviceKeys: () => sealed,
    keepSealedDeviceKeys: (all: Record<string, string>) => {
      sealed = all;
    },
  };
  const keychain = {
    isEncryptionAvailable: () => true,
    encryptString: (text: string) => Buffer.from(`!${text}`).reverse(),
    decryptString(bytes: Buffer) {
      const text = Buffer.from(bytes).reverse().toString();
      if (!text.startsWith('!')) throw new Error('of another user');
      return text.slice(1);
    },
  };
  const lentKeys = { read: async (name: string) => (name === 'pc-2' ? Uint8Array.of(9) : null) };
  const keys = createKeychainDeviceKeys(store, keychain, lentKeys);
  expect(await keys.read('pc-0')).toBeNull();
  await keys.keep('pc-1', Uint8Array.of(1, 2));
  expect(await keys.read('pc-1')).toEqual(Uint8Array.of(1, 2));
  expect(await keys.read('pc-2')).toEqual(Uint8Array.of(9));
  expect(Object.keys(sealed)).toContain('pc-2');
  await keys.forget('pc-2');
  await keys.forget('pc-1');
  expect(await keys.read('pc-1')).toBeNull();
  expect(Object.keys(sealed)).toEqual(['pc-0']);
});

test('a second start ends at once', async () => {
  const fake = createFakeElectron();
  fake.app.requestSingleInstanceLock.mockReturnValue(false);
  await runDesktop(fake.electron, (async () => host) as unknown as typeof createLocalHost);
  expect(fake.app.quit).toHaveBeenCalled();
  expect(fake.windows).toHaveLength(0);
});

test('the library is closed before the program quits', async () => {
  const { app } = await start(async () => host);
  const event = { preventDefault: vi.fn() };
  app.emit('before-quit', event);
  expect(event.preventDefault).toHaveBeenCalled();
  await vi.waitFor(() => expect(app.quit).toHaveBeenCalled());
  expect(host.isClosed()).toBe(true);
});

test('the preload asks on the channel that the program answers, and exposes nothing but the port', () => {
  const preload = readFileSync(new URL('../preload/preload.ts', import.meta.url), 'utf8');
  expect(preload).toContain(`'${connectChannel}'`);
  expect(preload).not.toMatch(/exposeInMainWorld|require\(|process\./);
});

test('the policy of the page allows nothing from outside', () => {
  expect(contentSecurityPolicy).toContain("default-src 'self'");
  expect(contentSecurityPolicy).not.toMatch(/https?:|unsafe-eval|\*/);
});
