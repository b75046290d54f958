import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The browser host serves `index.html`, the district's server `district.html` and `school.html`; the source keeps the name of its entry. */
function asIndexHtml(): Plugin {
  return {
    name: 'as-index-html',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const page = bundle['browser.html'];
      if (page) page.fileName = 'index.html';
    },
  };
}

export default defineConfig({
  root: folder('./entries'),
  base: './',
  plugins: [react(), asIndexHtml()],
  build: {
    outDir: folder('../out/renderer-browser'),
    emptyOutDir: true,
    target: 'chrome120',
    // The content security policy allows no `data:` fonts: every asset stays a file.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: ['browser', 'district', 'school', 'print'].map((page) => folder(`./entries/${page}.html`)),
    },
  },
});
