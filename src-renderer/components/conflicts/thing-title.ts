import type { RegisterName, ThingName } from '../../../src-shared/domain/sync/conflict.ts';
import { fieldNames, sharedSettingNames, thingKindNames, conflictMessages as words } from '../../messages/conflicts.ts';

type Named = { register: RegisterName; thing: ThingName };

/** What is in conflict: the field, or of a cell its column. */
export function fieldTitle({ register: { entity, entityId, field }, thing }: Named): string {
  if (entity === 'cell') return thing.names.at(-1) || words.otherField;
  if (entity === 'setting') return sharedSettingNames[entityId] ?? words.otherSetting;
  if (field === 'deleted') return words.deleted(thingKindNames[entity] ?? words.otherField);
  return fieldNames[`${entity}.${field}`] ?? words.otherField;
}

/** Whose it is: "Ñáñez, Lucía" or "Inscriptos 2026 · Fila 4". */
export function ownerTitle({ register: { entity }, thing: { names, rowNumber } }: Named): string {
  const owners = entity === 'cell' ? names.slice(0, -1) : names;
  const row = rowNumber === null ? [] : [words.ofRow(rowNumber)];
  return [...owners.filter((name) => name !== ''), ...row].join(' · ') || words.ofSchool;
}
