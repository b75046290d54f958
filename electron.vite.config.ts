import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          main: at('src-main/electron/main.ts'),
          'reader-process': at('src-main/host/reader-process.ts'),
          'audio-process': at('src-main/host/audio-process.ts'),
          'smart-whisper-process': at('src-main/host/smart-whisper-process.ts'),
          'voices-process': at('src-main/host/voices-process.ts'),
          'network-guard': at('src-main/adapters/document-reader/network-guard.ts'),
        },
      },
    },
  },
  preload: {
    // A sandboxed preload must be one CommonJS file.
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        input: at('src-main/preload/preload.ts'),
        output: { format: 'cjs', entryFileNames: 'preload.cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer/entries'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      rollupOptions: {
        input: { electron: at('src-renderer/entries/electron.html'), print: at('src-renderer/entries/print.html') },
      },
    },
  },
});
