import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Browsers that print without a window, where systems keep them; Windows comes with Edge. */
const usual: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge', 'brave-browser'].map(
    (name) => `/usr/bin/${name}`,
  ),
  darwin: ['Google Chrome', 'Microsoft Edge', 'Chromium', 'Brave Browser'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
};
const onWindows = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe'];
const windowsFolders = ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'];

/** The program of a browser of this PC that prints, or null; `CHROMIUM_PATH` comes first. */
export function findBrowser(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const named = environment.CHROMIUM_PATH;
  const folders = windowsFolders.flatMap((name) => environment[name] ?? []);
  const places =
    platform === 'win32'
      ? folders.flatMap((folder) => onWindows.map((program) => join(folder, program)))
      : (usual[platform] ?? []);
  return [...(named ? [named] : []), ...places].find((path) => existsSync(path)) ?? null;
}
