import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { programFolder } from '../../host/local-configuration.ts';
import { openLibraryDoor } from '../../host/open-library-door.ts';
import { serveInterface } from '../../http/serve-interface.ts';
import { buildInterface } from '../build-interface.ts';
import type { CliCommand, CliContext } from '../cli-command.ts';
import type { ExitCode } from '../terminal.ts';

/** `serve`: the same interface in a browser of this PC. */
export const serveCommand: CliCommand = (program, run) => {
  program
    .command('serve')
    .description('serve the interface to a browser of this PC')
    .option('--port <number>', '0 for any free one', '0')
    .action(run((context, options: { port: string }) => serve(context, Number(options.port))));
};

/** `start`: the desktop program where its binary is there; the browser's otherwise. */
export const startCommand: CliCommand = (program, run) => {
  program
    .command('start')
    .description('open the program: the desktop window, or the browser where Electron cannot be had')
    .action(
      run(async (context) => {
        const binary = findElectron();
        if (binary === null) {
          context.terminal.note('No se encontró Electron en esta PC: el programa se abre en el navegador.');
          return serve(context, 0);
        }
        buildInterface('build:desktop', join(programFolder, 'out', 'main', 'main.js'), context.terminal);
        return spawnSync(binary, [programFolder], { stdio: 'inherit' }).status === 0 ? 0 : 1;
      }),
    );
};

async function serve(context: CliContext, port: number): Promise<ExitCode> {
  const { libraryFolder, interfaceFolder: folder } = context.configuration;
  buildInterface('build:browser', join(folder, 'index.html'), context.terminal);
  const door = await openLibraryDoor(libraryFolder, (recoveryKey) =>
    context.openHost({ resumeJobs: true, followFolders: true, recoveryKey }),
  );
  const server = await serveInterface(door, { port, folder, uploadsFolder: join(libraryFolder, 'uploads') });
  if (context.isJson) context.terminal.json({ url: server.url });
  else context.terminal.text(`${server.url}\n`);
  context.terminal.note('Abrí esa dirección en el navegador de esta PC. Ctrl+C para cerrar.');
  await new Promise<void>((resolve) => {
    if (context.signal.aborted) resolve();
    context.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await server.close();
  return 0;
}

/** The path of Electron's program; null where its download never came. */
function findElectron(): string | null {
  try {
    // Electron's package gives its program's path, or throws when there is none.
    const path: unknown = createRequire(import.meta.url)('electron');
    return typeof path === 'string' && existsSync(path) ? path : null;
  } catch {
    return null;
  }
}
