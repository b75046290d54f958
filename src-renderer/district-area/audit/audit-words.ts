import type { AuditListItem } from '../../../src-shared/contract/district-area-contract.ts';
import type { AuditActor } from '../../../src-shared/domain/district/audit.ts';
import { districtAuditMessages as words } from '../../messages/district-audit.ts';

/** By what the acts of somebody, or of a PC, are found; null for who has no name. */
export function actorIdOf(actor: AuditActor): string | null {
  switch (actor.kind) {
    case 'person':
      return actor.userId;
    case 'device':
      return actor.deviceId;
    case 'machine':
    case 'nobody':
      return null;
  }
}

/** Who did it, as it is shown. */
export function actorWords({ actor, actorName }: Pick<AuditListItem, 'actor' | 'actorName'>): string {
  if (actor.kind === 'person') return actorName ?? words.actorGone;
  return actor.kind === 'device' ? words.device(actor.deviceId, actorName) : words.actors[actor.kind];
}
