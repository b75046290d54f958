import { access, constants } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where Ollama's program may be on a PC: the folders of programs, and where its installers put it. */
export function ollamaFolders(environment: Environment, platform = process.platform): string[] {
  const onPath = (environment.PATH ?? environment.Path ?? '').split(delimiter).filter((folder) => folder !== '');
  return [...onPath, ...usualFolders(environment, platform)];
}

function usualFolders({ LOCALAPPDATA, ProgramFiles }: Environment, platform: NodeJS.Platform): string[] {
  if (platform === 'win32') {
    return [LOCALAPPDATA && join(LOCALAPPDATA, 'Programs'), ProgramFiles].flatMap((folder) =>
      folder ? [join(folder, 'Ollama')] : [],
    );
  }
  if (platform === 'darwin') {
    return ['/Applications/Ollama.app/Contents/Resources', '/opt/homebrew/bin', '/usr/local/bin'];
  }
  return ['/usr/local/bin', '/usr/bin', join(homedir(), '.local', 'bin')];
}

/** The path of Ollama's program in one of `folders`; null when it is in none. */
export async function findOllama(folders: readonly string[], platform = process.platform): Promise<string | null> {
  for (const folder of folders) {
    const path = join(folder, platform === 'win32' ? 'ollama.exe' : 'ollama');
    try {
      await access(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder: the next one.
    }
  }
  return null;
}
