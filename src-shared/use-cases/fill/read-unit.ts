import { locateRange } from '../../domain/anchor-quote.ts';
import type { DocumentText } from '../../domain/document-text.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { SourceId } from '../../domain/identifiers.ts';
import { paperKindOfColumn } from '../../domain/paper-kind.ts';
import type { Candidate, Column } from '../../domain/planilla.ts';
import type { Source } from '../../domain/source.ts';
import type { FieldReader } from '../../ports/field-reader.ts';
import type { FillUnit } from './fill-units.ts';

/** What a unit says of each column. `recordKey` is null but in planillas of records. */
export type UnitReading = { recordKey: string | null; candidates: Candidate[][] };

type ReadPorts = { rules: FieldReader; getText: (id: SourceId) => Promise<DocumentText | null> };

/** Reads a unit by the rules: one reading for a paper or a person, one for each item in a planilla of records. */
export async function readUnit(
  unit: FillUnit,
  { columns, asRecords }: { columns: Column[]; asRecords: boolean },
  ports: ReadPorts,
): Promise<UnitReading[]> {
  if (unit.kind === 'person') return [{ recordKey: null, candidates: await readPerson(unit, columns, ports) }];
  const text = await ports.getText(unit.source.id);
  if (!text) return [];
  const request = { sourceId: unit.source.id, text, paperKind: unit.source.paperKind, columns };
  if (!asRecords) return [{ recordKey: null, candidates: ports.rules.readFields(request) }];
  return ports.rules.readRecords(request).map(({ key, fields }) => ({ recordKey: key, candidates: fields }));
}

async function readPerson(
  unit: Extract<FillUnit, { kind: 'person' }>,
  columns: Column[],
  { rules, getText }: ReadPorts,
): Promise<Candidate[][]> {
  const candidates: Candidate[][] = columns.map(() => []);
  for (const source of unit.sources) {
    const text = await getText(source.id);
    if (!text) continue;
    const request = { sourceId: source.id, text, paperKind: source.paperKind, columns, person: unit.person };
    rules.readFields(request).forEach((found, index) => {
      const column = columns[index];
      const presence = column ? readPresence(column, source, text) : null;
      candidates[index]?.push(...(presence ?? found));
    });
  }
  return candidates;
}

/** A yes-or-no column named after a kind of paper asks whether the person brought it: the paper itself is the proof. */
function readPresence(column: Column, source: Source, text: DocumentText): Candidate[] | null {
  if (column.type !== 'boolean') return null;
  const kind = paperKindOfColumn(column);
  if (kind === null) return null;
  const evidence = kind === source.paperKind ? firstLine(source.id, text) : null;
  if (!evidence) return [];
  return [{ value: 'true', evidence: [evidence], reading: { kind: 'rule', rule: 'paper-presence' }, confidence: 1 }];
}

function firstLine(sourceId: SourceId, text: DocumentText): Evidence | null {
  for (const page of text.pages) {
    const match = /\S[^\n]*/.exec(page.text);
    if (!match) continue;
    const quote = match[0].trimEnd();
    const locator = locateRange(text, page.number, match.index, match.index + quote.length);
    return { sourceId, locator, quote };
  }
  return null;
}
