import { describe, expect, it } from 'vitest';
import { type ColumnId, createId, type PlanillaId } from '../domain/identifiers.ts';
import type { ColumnDefinition } from '../domain/planilla.ts';
import { createPlanillaForm } from './planilla-form.ts';

/** The columns that a form with those headers gives. */
async function columnsOf(headers: string[]): Promise<ColumnDefinition[]> {
  const sheet = {
    name: 'Hoja1',
    firstRow: 2,
    columns: headers.map((header, index) => ({ letter: String.fromCharCode(65 + index), header })),
    preview: [],
  };
  const designed: ColumnDefinition[] = [];
  const design = {
    create: async ({ columns }: { columns: ColumnDefinition[] }) => {
      designed.push(...columns);
      return { planillaId: createId<PlanillaId>(), columns: columns.map(() => ({ id: createId<ColumnId>() })) };
    },
    update: async () => undefined,
  };
  const ports = {
    files: { put: async () => ({ sha256: '0'.repeat(64), sizeBytes: 0 }) },
    exporter: { inspectForm: async () => [sheet] },
  };
  // Only what making a planilla of a form asks of its ports is given.
  const form = createPlanillaForm(
    ports as unknown as Parameters<typeof createPlanillaForm>[0],
    design as unknown as Parameters<typeof createPlanillaForm>[1],
  );
  const input = { file: new File([], 'Nómina.xlsx'), rowKind: 'document' as const };
  const scope = { folderId: null, paperKinds: [], sourceIds: [], course: null };
  await form.createPlanilla({ ...input, scope }, {} as Parameters<typeof form.createPlanilla>[1]);
  return designed;
}

describe('making a planilla of a form', () => {
  it('gives each column the type that its title asks for, cut short or not', async () => {
    const titles = ['Apell. y nom.', 'Nro. doc.', 'F. de nac.', 'Fecha de alta', 'Tel.', 'Curso'];
    const columns = await columnsOf(titles);
    expect(columns.map(({ name, type }) => [name, type])).toEqual([
      ['Apell. y nom.', 'person'],
      ['Nro. doc.', 'dni'],
      ['F. de nac.', 'date'],
      ['Fecha de alta', 'date'],
      ['Tel.', 'text'],
      ['Curso', 'grade'],
    ]);
  });
});
