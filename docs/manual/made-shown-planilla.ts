import {
  cellChange,
  planillaChanges,
  rowChanges,
  settingChange,
  sourceChanges,
} from '../../src-shared/domain/changes.ts';
import { districtViewKey } from '../../src-shared/domain/district/district-view.ts';
import type { Evidence } from '../../src-shared/domain/evidence.ts';
import type { PublicationId } from '../../src-shared/domain/identifiers.ts';
import type { CellState } from '../../src-shared/domain/planilla.ts';
import type { DistrictForTests } from '../../tests/fixtures/district-for-tests.ts';
import {
  openTestLibrary,
  sampleCell,
  sampleColumn,
  samplePlanilla,
  sampleRow,
  sampleSource,
  temporaryFolder,
} from '../../tests/port-suites/library-fixtures.ts';

const actor = { name: 'La dirección' };
const columns = ['Apellido y nombres', 'Documento', 'Domicilio', 'Última vacuna'] as const;
const pupils = [
  ['Acosta, Thiago', '54.210.331', 'Mitre 1450', '14/03/2026'],
  ['Benítez, Renata', '54.310.872', 'Belgrano 220', '02/02/2026'],
  ['Cardozo, Joaquín', '53.998.104', null, '20/02/2026'],
  ['Díaz Luna, Emilia', '54.115.640', 'Los Ceibos 87, barrio Norte', '11/12/2025'],
  ['Escobar, Bautista', '54.402.215', '9 de Julio 1012', '05/03/2026'],
  ['Ferreyra, Olivia', '54.276.559', 'San Lorenzo 33', null],
  ['Godoy, Valentino', '54.187.326', 'Urquiza 904', '18/02/2026'],
  ['Ibarra, Martina', '54.331.748', 'Las Heras 2218, 1.º B', '18/02/2026'],
  ['Juárez, Benicio', '54.209.915', 'Alsina 57', '27/11/2025'],
  ['Ledesma, Julieta', '54.415.023', 'Colón 640', '09/03/2026'],
  ['Maidana, Felipe', '54.098.411', 'Sarmiento 311', '09/03/2026'],
  ['Ojeda, Catalina', '54.266.790', 'Moreno 78', null],
] as const;
const pupilsOfSchool = 4;
const doubtful = 'Cardozo, Joaquín';

/** A school lets its district see a planilla that it made of one of the district's; `place` says which pupils are its own. */
export async function showPlanilla(
  district: DistrictForTests,
  { schoolId, publicationId, place }: { schoolId: string; publicationId: PublicationId; place: number },
): Promise<void> {
  const folder = temporaryFolder();
  const pc = await openTestLibrary(folder.path);
  const made = columns.map((name, position) => sampleColumn({ name, publishedName: name, type: 'text', position }));
  const published = { id: publicationId, version: 1 };
  const planilla = samplePlanilla({ title: 'Vacunas de ingreso', columns: made, published });
  const paper = sampleSource({ name: 'Carnets de vacunación.pdf' });
  const own = pupils.slice(place * pupilsOfSchool, (place + 1) * pupilsOfSchool);
  const rows = own.map((pupil, position) => ({ pupil, row: sampleRow(planilla.id, position) }));
  const view = { shows: { kind: 'published' }, setBy: actor.name, setAt: new Date().toISOString() };
  const cells = rows.flatMap(({ pupil, row }) =>
    pupil.map((value, place) => {
      const evidence = value === null ? [] : [{ sourceId: paper.id, locator: onFirstPage, quote: value }];
      return cellChange(sampleCell(row.id, made[place]!.id, { value, evidence, state: stateOf(value) }));
    }),
  );
  const inRows = rows.flatMap(({ row }) => rowChanges(row));
  const changes = [...sourceChanges(paper), ...planillaChanges(planilla), ...inRows, ...cells];
  await pc.changeLog.commit([...changes, settingChange(districtViewKey, view)], { actor });
  const operations = await pc.sync.outbox(10_000);
  await district.host.log.write(`school:${schoolId}`, (writing) => writing.append(operations));
  await district.libraries?.settled();
  await pc.close();
  folder.dispose();
}

const onFirstPage: Evidence['locator'] = { type: 'page', page: 1, start: 0, end: 1, boxes: [] };

function stateOf(value: string | null): CellState {
  if (value === null) return 'absent';
  return value === doubtful ? 'doubtful' : 'found';
}
