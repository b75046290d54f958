import type { AuditAct, AuditAction } from '../../domain/district/audit.ts';
import type { DistrictOffice } from '../../ports/district-office.ts';
import { machine } from './callers.ts';

/** What whoever sits at the server did with all that it keeps. */
export type ServerAct = Pick<AuditAct, 'subject' | 'schoolId'> & { action: Extract<AuditAction, `server.${string}`> };

export type NoteServerAct = (act: ServerAct) => Promise<void>;

/** Writes down what a command does to a whole server, as restoring it or taking what it keeps elsewhere. */
export function createNoteServerAct(office: DistrictOffice): NoteServerAct {
  return ({ action, subject, schoolId }) =>
    office.enter(machine.reach, ({ audit }) =>
      audit.append({ actor: machine.actor, action, subject, schoolId, reason: null, result: 'done' }),
    );
}
