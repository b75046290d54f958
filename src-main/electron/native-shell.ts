import type { Dialog, Shell } from 'electron';
import type { NativeShell } from '../host/host-system.ts';

/** The system's dialogs, opened here and never by the page. */
export function createNativeShell({ dialog, shell }: { dialog: Dialog; shell: Shell }): NativeShell {
  return {
    async choosePaths({ kind, suggestedName }) {
      if (kind === 'save') {
        const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: suggestedName });
        return canceled || !filePath ? [] : [filePath];
      }
      const properties = kind === 'folder' ? (['openDirectory'] as const) : (['openFile', 'multiSelections'] as const);
      const { canceled, filePaths } = await dialog.showOpenDialog({ properties: [...properties] });
      return canceled ? [] : filePaths;
    },
    async revealFile(path) {
      shell.showItemInFolder(path);
    },
  };
}
