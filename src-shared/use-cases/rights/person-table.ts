import type { Evidence } from '../../domain/evidence.ts';
import { type ColumnId, createId, type PlanillaId, type RowId } from '../../domain/identifiers.ts';
import type { Cell, Planilla, Row } from '../../domain/planilla.ts';
import type { KnownPerson } from '../../domain/rights/known-person.ts';
import { proofOf, type ReportFacts, shownValue } from '../../domain/rights/person-report.ts';

const dataColumns = ['Planilla', 'Dato', 'Valor', 'Prueba'] as const;

/** Her cells as a planilla of their own, a row each, with their proofs as notes. */
export function personTable(known: KnownPerson, { nameOf }: ReportFacts) {
  const columns = dataColumns.map((name, position) => {
    const asked = {
      name,
      instruction: '',
      type: 'text' as const,
      choices: [],
      synonyms: [],
      examples: [],
      required: false,
    };
    return { ...asked, id: createId<ColumnId>(), position, hidden: false, approvedAt: null };
  });
  const planilla: Planilla = {
    id: createId<PlanillaId>(),
    title: `${known.person.familyName}, ${known.person.givenName}`,
    rowKind: 'record',
    scope: { folderId: null, paperKinds: [], sourceIds: [], course: null },
    columns,
    form: null,
    createdAt: '',
    trashedAt: null,
  };
  const rows = known.rows.flatMap(({ planilla: { title }, cells }) =>
    cells.map((each) => ({
      values: [
        title,
        each.column.name,
        shownValue(each),
        each.cell.evidence.map((proof) => proofOf(proof, nameOf)).join('\n'),
      ],
      evidence: each.cell.evidence,
    })),
  );
  return {
    planilla,
    rows: toRows(planilla, rows),
    rowLabel: () => planilla.title,
    sourceName: nameOf,
    format: 'xlsx' as const,
  };
}

async function* toRows(
  { id: planillaId, columns }: Planilla,
  rows: readonly { values: readonly string[]; evidence: Evidence[] }[],
): AsyncGenerator<{ row: Row; cells: Cell[] }, void, void> {
  for (const [position, { values, evidence }] of rows.entries()) {
    const rowId = createId<RowId>();
    const cells = columns.map(({ id: columnId }, index): Cell => {
      const proven = dataColumns[index] === 'Valor' ? evidence : [];
      const rest = { reading: null, alternatives: [], inputHash: null, approved: true };
      return { rowId, columnId, value: values[index] ?? '', state: 'manual', evidence: proven, ...rest };
    });
    yield {
      row: { id: rowId, planillaId, sourceId: null, personId: null, recordKey: String(position), position },
      cells,
    };
  }
}
