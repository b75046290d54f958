import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type { ReadyTemplates } from '../../../src-shared/ports/ready-templates.ts';

const listSchema = z.array(
  z.object({
    key: z.string(),
    file: z.string(),
    use: z.enum(['acta', 'rows']),
    name: z.string(),
    description: z.string(),
  }),
);

/** The templates of a folder, as its `templates.json` lists them. */
export function createDiskReadyTemplates(folder: string): ReadyTemplates {
  const load = async () => listSchema.parse(JSON.parse(await readFile(join(folder, 'templates.json'), 'utf8')));
  return {
    list: async () => (await load()).map(({ key, use, name, description }) => ({ key, use, name, description })),
    async read(key) {
      const found = (await load()).find((template) => template.key === key);
      if (!found) throw new AppError('NOT_FOUND');
      const { name, file } = found;
      return { name, fileName: file, bytes: new Uint8Array(await readFile(join(folder, file))) };
    },
  };
}
