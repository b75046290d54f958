import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createReader } from '../../src-main/host/create-reader.ts';
import { localConfiguration, programFolder } from '../../src-main/host/local-configuration.ts';
import { type BenchFigure, figure } from './bench-result.ts';
import { hasTool } from './text-pages.ts';

const photosFolder = join(programFolder, 'resources', 'sample-school', 'papers', 'Fotos del celular');

/** Pages a minute per core of OCR on the sample school's photos, beside native tesseract with one thread. */
export async function benchRecognition(): Promise<BenchFigure[]> {
  const photos = readdirSync(photosFolder).map((name) => join(photosFolder, name));
  const reader = createReader(localConfiguration({ cores: 1 }, {}));
  const read = async (path: string) => {
    const request = { name: 'foto.jpg', content: { kind: 'path', path } as const };
    await reader.read(request, { signal: new AbortController().signal });
  };
  try {
    await read(photos[0] ?? '');
    const startedAt = performance.now();
    for (const photo of photos) await read(photo);
    const ours = (photos.length * 60_000) / (performance.now() - startedAt);
    const native = hasTool('tesseract', '--version') ? timeNative(photos) : null;
    return [
      figure(
        'OCR of a photo',
        ours,
        'pages/min per core',
        native
          ? { ratio: ours / native, against: `native tesseract, straight from the photo: ${native.toFixed(0)}` }
          : {},
      ),
    ];
  } finally {
    await reader.close();
  }
}

function timeNative(photos: string[]): number {
  const startedAt = performance.now();
  for (const photo of photos)
    spawnSync('tesseract', [photo, 'stdout', '-l', 'spa'], { env: { ...process.env, OMP_THREAD_LIMIT: '1' } });
  return (photos.length * 60_000) / (performance.now() - startedAt);
}
