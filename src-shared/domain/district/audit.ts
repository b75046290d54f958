import { z } from 'zod';

/** Everything that is written down of what people, PCs and the server's own commands do. Never renamed: exports hold it. */
export const auditActions = [
  'account.sign-in',
  'account.sign-out',
  'account.lock',
  'account.link.use',
  'account.password.change',
  'account.second-factor.on',
  'account.second-factor.off',
  'account.second-factor.prove',
  'account.recovery-codes.make',
  'account.recovery-code.use',
  'account.provider.sign-in',
  'account.provider.link',
  'account.session.end',
  'user.invite',
  'user.link',
  'user.second-factor.reset',
  'user.second-factor.demand',
  'user.role',
  'user.block',
  'user.unblock',
  'school.add',
  'school.rename',
  'school.purge',
  'device.code',
  'device.enrol',
  'device.revoke',
  'device.leave',
  'publication.publish',
  'publication.withdraw',
  'publication.offer',
  'view.nothing',
  'view.published',
  'view.named',
  'planilla.look',
  'planilla.export',
  'audit.export',
  'audit.retire',
  'library.open',
  'library.change',
  'server.restore',
  'server.vectors.copy',
  'server.files.copy',
  'access.refused',
] as const;
export const auditActionSchema = z.enum(auditActions);
export type AuditAction = z.infer<typeof auditActionSchema>;

/** Who did it: a person in a session, a PC, whoever sits at the server, or nobody who said who they are. */
export const auditActorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), userId: z.string(), sessionId: z.string().nullable() }),
  z.object({ kind: z.literal('device'), deviceId: z.string() }),
  z.object({ kind: z.literal('machine') }),
  z.object({ kind: z.literal('nobody') }),
]);
export type AuditActor = z.infer<typeof auditActorSchema>;

export const auditSubjectSchema = z.object({
  kind: z.enum([
    'school',
    'device',
    'user',
    'publication',
    'planilla',
    'audit',
    'procedure',
    'program',
    'backup',
    'place',
  ]),
  /** Of a program what people call it, of a backup its moment, of a place where it is: they have no other name. */
  id: z.string(),
});
export type AuditSubject = z.infer<typeof auditSubjectSchema>;

/** What is written down: who, what, on what, why and what came of it. Never what a paper or a cell says. */
export const auditActSchema = z.object({
  actor: auditActorSchema,
  action: auditActionSchema,
  subject: auditSubjectSchema.nullable(),
  /** The school that it concerns, which may see it; null for what concerns the district alone. */
  schoolId: z.string().nullable(),
  /** Why, in the words of who did it. */
  reason: z.string().nullable(),
  /** `done`, or the code of what refused it. */
  result: z.string(),
});
export type AuditAct = z.infer<typeof auditActSchema>;

export const auditEntrySchema = auditActSchema.extend({
  /** From 1, without gaps. */
  sequence: z.number().int(),
  /** Milliseconds since 1970. */
  atMs: z.number(),
  /** Of this entry and of all before it. */
  chain: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
