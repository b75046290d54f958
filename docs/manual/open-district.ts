import { programVersion } from '../../server/host/program-version.ts';
import { createId, type PublicationId } from '../../src-shared/domain/identifiers.ts';
import type { ToldPc } from '../../src-shared/domain/sync/told-pc.ts';
import { startDistrictForTests } from '../../tests/fixtures/district-for-tests.ts';
import { showPlanilla } from './made-shown-planilla.ts';
import { type DoorStudio, openAtDoor } from './open-at-door.ts';

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

/** A district's server with some schools, at whose door is who will be its first administrator. */
export async function openDistrict(): Promise<DoorStudio> {
  const startMs = Date.now();
  let agoMs = 0;
  const district = await startDistrictForTests({ now: () => Date.now() - agoMs }, { keepsLibraries: true });
  const schoolIds: string[] = [];
  for (const { name, heardAgoMs } of schools) {
    agoMs = 40 * dayMs;
    const schoolId = await district.addSchool(name);
    schoolIds.push(schoolId);
    for (const [place, heardMs] of heardAgoMs.entries()) {
      agoMs = 30 * dayMs;
      const pc = await district.enrolPc(schoolId);
      agoMs = heardMs;
      // Heard of is who signs, whatever they ask. For limits of rate, each PC's clock has to go forward.
      const headers = { 'x-forwarded-for': pc.deviceId };
      const hello = { protocol: 1, places, nowMs: startMs - heardMs, pc: toldBy(place, heardMs) };
      await pc.post('/api/sync/hello', hello, { nowMs: startMs - heardMs, headers });
    }
  }
  agoMs = 0;
  const publicationId = createId<PublicationId>();
  for (const [place, schoolId] of schoolIds.slice(0, 3).entries()) {
    await showPlanilla(district, { schoolId, publicationId, place });
  }
  const { path } = await district.host.people.users.createFirstLink();
  return openAtDoor(district.url, path, district.stop);
}

const start = { sequence: 0, chain: '0'.repeat(32) };
const places = { school: start, district: start };
const gigabyte = 1024 ** 3;

/** What the PCs of a school tell of themselves: one has little room and an old program. */
function toldBy(place: number, heardMs: number): ToldPc {
  const isInTrouble = heardMs === 9 * minuteMs;
  return {
    name: ['Secretaría', 'Dirección', 'Biblioteca'][place]!,
    version: isInTrouble ? '0.0.9' : programVersion(),
    system: isInTrouble ? 'Windows_NT 6.1.7601' : 'Windows_NT 10.0.19045',
    freeBytes: isInTrouble ? 1.5 * gigabyte : 118 * gigabyte,
    libraryBytes: 2.5 * gigabyte,
    failure: isInTrouble ? { code: 'DISK_FULL', atMs: Date.now() - heardMs } : null,
  };
}
