import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { frameMessages } from '../../src-renderer/messages/frame.ts';
import { machine } from '../../src-shared/use-cases/district/callers.ts';
import { openInChromium } from '../../tests/end-to-end/chromium.ts';
import { openWithPapers, waitForJobs } from '../../tests/end-to-end/sample-school.ts';
import { memoryDeviceKeys } from '../../tests/fakes/memory-device-keys.ts';
import { startDistrictForTests } from '../../tests/fixtures/district-for-tests.ts';
import { type DoorStudio, openAtDoor, pictureBrowser } from './open-at-door.ts';

const school = 'Escuela Primaria N.º 23 «Juana Manso»';

export type SchoolStudio = Omit<DoorStudio, 'page'> & {
  /** The window that pictures are taken of. */
  page: Page;
  /** Opens the program of the school's PC. */
  openPc(): Promise<Page>;
};

/** A district's server with the library of a school, which a PC brought there, at whose door is its secretary. */
export async function openSchool(): Promise<SchoolStudio> {
  const workplace = mkdtempSync(join(tmpdir(), 'manual-'));
  const district = await startDistrictForTests(undefined, { keepsLibraries: true });
  const schoolId = await district.addSchool(school);
  const quickPapers = { folders: ['Inscripciones', 'Listas'], without: /^(Scan|scan|Escaneo|IMG|WhatsApp Image|lic_)/ };
  const pc = await openWithPapers(workplace, quickPapers, { deviceKeys: memoryDeviceKeys() });
  await pc.client.library.updateSettings({ schoolName: school, userName: 'Lucía Gómez', firstRunDone: true });
  await pc.client.sources.addSampleSchool();
  await waitForJobs(pc);
  const { code } = await district.host.enrolment.createCode(schoolId);
  await pc.client.district.enrol({ server: district.url, code });
  await pc.client.district.confirm();
  await pc.useCases.synchronizeLibrary({ signal: new AbortController().signal, report: () => undefined });
  await district.libraries?.settled();
  const secretary = { userName: 'lucia.gomez', fullName: 'Lucía Gómez', role: 'secretary' } as const;
  const { path } = await district.host.people.users.invite(machine, { ...secretary, schoolIds: [schoolId] });
  const closing: (() => Promise<void>)[] = [];
  const door = await openAtDoor(district.url, path, async () => {
    for (const close of closing) await close();
    await pc.close();
    await district.stop();
    rmSync(workplace, { recursive: true, force: true });
  });
  return {
    ...door,
    async openPc() {
      const { page, close } = await openInChromium(pc, pictureBrowser);
      closing.push(close);
      page.setDefaultTimeout(60_000);
      await page.getByRole('navigation', { name: frameMessages.screens }).waitFor();
      return page;
    },
  };
}
