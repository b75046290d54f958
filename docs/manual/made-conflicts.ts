import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalHost } from '../../src-main/host/create-local-host.ts';
import { openWithPapers } from '../../tests/end-to-end/sample-school.ts';
import { memoryDeviceKeys } from '../../tests/fakes/memory-device-keys.ts';
import { startDistrictForTests } from '../../tests/fixtures/district-for-tests.ts';

/** Lets another PC of the school change, without knowing of it, what this one changes: a cell, a course and a row. */
export async function makeConflicts(host: LocalHost): Promise<void> {
  const workplace = mkdtempSync(join(tmpdir(), 'manual-other-pc-'));
  const district = await startDistrictForTests();
  const other = await openWithPapers(workplace, { without: /./ }, { deviceKeys: memoryDeviceKeys() });
  try {
    await other.client.library.updateSettings({ userName: 'Graciela' });
    const schoolId = await district.addSchool('Escuela Primaria N.º 123');
    for (const { client } of [host, other]) {
      const { code } = await district.host.enrolment.createCode(schoolId);
      await client.district.enrol({ server: district.url, code });
      await client.district.confirm();
    }
    const meet = async () => {
      for (const { useCases } of [host, other, host]) {
        await useCases.synchronizeLibrary({ signal: new AbortController().signal, report: () => undefined });
      }
    };
    await meet();
    await changeApart(host, other);
    await meet();
  } finally {
    await other.close();
    await district.stop();
    rmSync(workplace, { recursive: true, force: true });
  }
}

async function changeApart({ client: here }: LocalHost, { client: there }: LocalHost): Promise<void> {
  const [planilla] = (await here.planillas.list({})).filter(({ counts }) => counts.found > 0);
  const { rows } = await here.planillas.rows({ planillaId: planilla!.id });
  const cell = rows.flatMap(({ cells }) => cells).find(({ evidence }) => evidence.length > 0)!;
  const place = { rowId: cell.rowId, columnId: cell.columnId };
  await here.planillas.accept({ planillaId: planilla!.id, cells: [place] });
  await there.planillas.edit({ planillaId: planilla!.id, edits: [{ ...place, text: `${cell.value} Luis` }] });
  const [person] = (await here.people.list({})).filter(({ role }) => role === 'pupil');
  await here.people.update({ id: person!.id, course: '4.º B' });
  await there.people.update({ id: person!.id, course: '4.º C' });
  const last = rows.at(-1)!;
  await here.planillas.removeRows({ planillaId: planilla!.id, rowIds: [last.id] });
  const edits = [{ rowId: last.id, columnId: cell.columnId, text: 'Fernández, Tomás' }];
  await there.planillas.edit({ planillaId: planilla!.id, edits });
}
