import type { Json, Operation } from '../../domain/operation.ts';

type Said = Pick<Operation, 'id' | 'entity' | 'entityId' | 'field' | 'value' | 'clock'>;
type Thing = { entity: string; id: string };

/** A thing that is forgotten; of the fields in `kept`, that is what stays. */
export type ForgottenThing = Thing & { kept: Record<string, Json> };

/**
 * What a thing is made of in a school's log, itself included: a planilla's columns, rows and their cells, an acta's
 * lines. Of an approved acta its book, year and number stay, so that nobody gets that number again.
 */
export async function partsInLog(operations: AsyncIterable<Said>, what: Thing): Promise<ForgottenThing[]> {
  const cells = new Set<string>();
  /** Lines, rows and columns, by the acta or planilla that they stand in. */
  const members = new Map<string, Map<string, Thing>>();
  const ofActa = new Map<string, Said>();
  for await (const operation of operations) {
    const { entity, entityId, field } = operation;
    if (entity === 'cell') cells.add(entityId);
    const holder = holderOf(operation);
    if (holder !== null) {
      const known = members.get(holder) ?? new Map<string, Thing>();
      members.set(holder, known.set(`${entity} ${entityId}`, { entity, id: entityId }));
    }
    if (entity === 'acta' && entityId === what.id && operation.clock >= (ofActa.get(field)?.clock ?? '')) {
      ofActa.set(field, operation);
    }
  }
  const named = [
    what,
    ...(what.entity === 'acta' || what.entity === 'planilla' ? (members.get(what.id)?.values() ?? []) : []),
  ];
  const cellsOf = [...cells].filter((cell) => named.some((thing) => isCellOf(cell, thing)));
  const kept = what.entity === 'acta' ? numberAlone(ofActa) : {};
  return [...named, ...cellsOf.map((id) => ({ entity: 'cell', id }))].map((thing) => ({
    ...thing,
    kept: thing === what ? kept : {},
  }));
}

/** The acta of a line, the planilla of a row or a column; null for what tells of none. */
function holderOf({ entity, field, value }: Said): string | null {
  if (entity === 'column' && field === 'planillaId') return typeof value === 'string' ? value : null;
  if (entity === 'row' && field === 'origin') return textMember(value, 'planillaId');
  return entity === 'acta-line' && field === 'place' ? textMember(value, 'actaId') : null;
}

function isCellOf(cell: string, { entity, id }: Thing): boolean {
  if (entity === 'row') return cell.startsWith(`${id}:`);
  return entity === 'column' && cell.endsWith(`:${id}`);
}

function numberAlone(fields: ReadonlyMap<string, Said>): Record<string, Json> {
  const details = member(fields.get('approval')?.value ?? null, 'details');
  if (details === undefined) return {};
  const origin = fields.get('origin')?.value ?? null;
  return {
    origin: { firstId: member(origin, 'firstId') ?? null, version: member(origin, 'version') ?? 1 },
    approval: {
      details: {
        book: textMember(details, 'book') ?? '',
        date: textMember(details, 'date') ?? '',
        number: member(details, 'number') ?? null,
      },
    },
  };
}

function member(value: Json, name: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value[name] : undefined;
}

function textMember(value: Json, name: string): string | null {
  const text = member(value, name);
  return typeof text === 'string' ? text : null;
}
