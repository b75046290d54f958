import { basename } from 'node:path';
import type { PlanillaSpec } from '../../src-shared/domain/planilla.ts';
import { readPlanillaSpec } from '../../src-shared/domain/planilla-spec-file.ts';
import { readInputFile } from '../host/read-input-file.ts';

/** The planilla that a SPEC.json describes. Throws what `readPlanillaSpec` throws. */
export async function readSpec(path: string): Promise<PlanillaSpec> {
  // The decoder takes away the mark that Notepad puts first.
  return readPlanillaSpec(new TextDecoder().decode(await readInputFile(path)), basename(path));
}
