import type { Page } from 'playwright';
import { openPage } from '../../tests/end-to-end/chromium.ts';
import { type DistrictForTests, startDistrictForTests } from '../../tests/fixtures/district-for-tests.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** How long ago each school's PCs were last heard of; none for a school without PCs. */
const schools: readonly { name: string; heardAgoMs: readonly number[] }[] = [
  { name: 'Escuela Primaria N.º 4 «Bernardino Rivadavia»', heardAgoMs: [3 * minuteMs, 9 * minuteMs] },
  { name: 'Escuela Primaria N.º 11 «Islas Malvinas»', heardAgoMs: [12 * minuteMs] },
  { name: 'Escuela Primaria N.º 23 «Juana Manso»', heardAgoMs: [2 * minuteMs, 4 * minuteMs, dayMs] },
  { name: 'Escuela Primaria N.º 35 «Almafuerte»', heardAgoMs: [12 * dayMs] },
  { name: 'Escuela Secundaria N.º 7', heardAgoMs: [6 * minuteMs] },
  { name: 'Escuela Secundaria N.º 9 «Rosario Vera Peñaloza»', heardAgoMs: [] },
  { name: 'Escuela Técnica N.º 1 «Otto Krause»', heardAgoMs: [90 * minuteMs, 3 * minuteMs] },
  { name: 'Jardín de Infantes N.º 902', heardAgoMs: [5 * minuteMs] },
];

export type DistrictStudio = {
  readonly page: Page;
  /** Where the first administrator begins. */
  readonly firstAddress: string;
  close(): Promise<void>;
};

/** A district's server with some schools, and a browser as large as the screen of a school, at its door. */
export async function openDistrict(): Promise<DistrictStudio> {
  const startMs = Date.now();
  let agoMs = 0;
  const district = await startDistrictForTests({ now: () => Date.now() - agoMs });
  for (const { name, heardAgoMs } of schools) {
    agoMs = 40 * dayMs;
    const schoolId = await district.addSchool(name);
    for (const heardMs of heardAgoMs) {
      agoMs = 30 * dayMs;
      const pc = await district.enrolPc(schoolId);
      agoMs = heardMs;
      // Heard of is who signs, whatever they ask. For limits of rate, each PC's clock has to go forward.
      const headers = { 'x-forwarded-for': pc.deviceId };
      await pc.post('/api/sync/hello', {}, { nowMs: startMs - heardMs, headers });
    }
  }
  agoMs = 0;
  return openAtDoor(district);
}

async function openAtDoor(district: DistrictForTests): Promise<DistrictStudio> {
  const { path } = await district.host.people.users.createFirstLink();
  const { page, close } = await openPage(district.url, {
    timezoneId: 'America/Argentina/Buenos_Aires',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  page.setDefaultTimeout(60_000);
  return {
    page,
    firstAddress: `${district.url}${path}`,
    async close() {
      await close();
      await district.stop();
    },
  };
}
