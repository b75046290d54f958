import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  MessageChannelMain,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  shell,
} from 'electron';
import { runDesktop } from './run-desktop.ts';

// The entry does nothing but hand Electron to the function that is tested without it.
void runDesktop({
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  MessageChannelMain,
  powerSaveBlocker,
  protocol,
  safeStorage,
  session,
  shell,
});
