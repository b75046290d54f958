import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planillaSpecSchema } from '../../src-shared/domain/planilla.ts';
import type { SampleSchool } from '../../src-shared/use-cases/add-sample-school.ts';

/** The sample school as it ships: where its papers are and the planillas that come with it. */
export async function loadSampleSchool(resourcesFolder: string): Promise<SampleSchool> {
  const folder = join(resourcesFolder, 'sample-school');
  const names = (await readdir(join(folder, 'planillas'))).filter(
    (name) => name.endsWith('.json') && name !== 'truth-mapping.json',
  );
  const specs = await Promise.all(
    names
      .sort()
      .map(async (name) =>
        planillaSpecSchema.parse(JSON.parse(await readFile(join(folder, 'planillas', name), 'utf8'))),
      ),
  );
  return { folder: join(folder, 'papers'), folderName: 'Escuela de ejemplo', specs };
}
