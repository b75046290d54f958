import { z } from 'zod';
import { accountStateSchema, roleSchema, roles, userNameSchema } from '../domain/district/account.ts';
import { auditActionSchema, auditEntrySchema } from '../domain/district/audit.ts';
import { opaqueIdSchema, plainText } from '../domain/district/plain-text.ts';
import { toldPcSchema } from '../domain/sync/told-pc.ts';
import { schoolNameSchema } from './accounts-contract.ts';
import { districtPlanillasContract } from './district-planillas-contract.ts';
import { asSignedIn } from './district-refusals.ts';
import { publishedContract } from './published-contract.ts';

/** Why somebody does what weighs on others; it is kept in the audit, so no names of children. */
const reason = plainText(300, 3);

export const deviceListItemSchema = z.object({
  id: z.string(),
  isRevoked: z.boolean(),
  /** It was shut out because it said that it goes. */
  hasLeft: z.boolean(),
  enrolledMs: z.number(),
  /** Null for a PC that has not spoken since it was enrolled. */
  lastContactMs: z.number().nullable(),
  /** What it sent and the server has not taken: it waits on that PC for a person. */
  refusedOperations: z.number().int(),
  /** What it told of itself when it last greeted the server; null for one that never did. */
  told: toldPcSchema.nullable(),
});
export type DeviceListItem = z.infer<typeof deviceListItemSchema>;

export const pcListItemSchema = deviceListItemSchema.extend({ school: schoolNameSchema });
export type PcListItem = z.infer<typeof pcListItemSchema>;

export const schoolListItemSchema = schoolNameSchema.extend({
  createdMs: z.number(),
  /** Of whichever of its PCs spoke last. */
  lastContactMs: z.number().nullable(),
  /** Those that may speak. */
  devices: z.number().int(),
  /** What its log holds on the server. */
  operations: z.number().int(),
  storageBytes: z.number().int(),
  refusedOperations: z.number().int(),
});
export type SchoolListItem = z.infer<typeof schoolListItemSchema>;

export const userListItemSchema = z.object({
  id: z.string(),
  userName: z.string(),
  fullName: z.string(),
  role: roleSchema,
  schools: z.array(schoolNameSchema),
  state: accountStateSchema,
  hasSecondFactor: z.boolean(),
  createdMs: z.number(),
  lastSignInMs: z.number().nullable(),
});
export type UserListItem = z.infer<typeof userListItemSchema>;

/** A one-time link, to hand to somebody: what follows the server's address. */
const oneTimeLink = z.object({ path: z.string(), expiresMs: z.number() });

/** Milliseconds since 1970, of any time that a date can be of. */
const momentMs = z.number().min(-8.64e15).max(8.64e15);

const auditFilter = z.object({
  /** Whoever did it: a person's or a PC's id. */
  actorId: opaqueIdSchema.optional(),
  actions: z.array(auditActionSchema).max(50).optional(),
  schoolId: opaqueIdSchema.optional(),
  fromMs: momentMs.optional(),
  /** Before this moment. */
  toMs: momentMs.optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;

export const auditListItemSchema = auditEntrySchema.extend({
  /** Who did it, as they are called now: a person or a PC; null for who has no name. */
  actorName: z.string().nullable(),
  /** On whom or what, where it has a name. */
  subjectName: z.string().nullable(),
  schoolName: z.string().nullable(),
});
export type AuditListItem = z.infer<typeof auditListItemSchema>;

const post = (path: `/${string}`, summary: string) => ({ method: 'POST', path: `/district${path}`, summary }) as const;

const schools = {
  /** By name. */
  list: asSignedIn()
    .route(post('/schools/list', 'The schools that the person sees'))
    .output(z.array(schoolListItemSchema)),
  get: asSignedIn('NOT_IN_DISTRICT')
    .route(post('/schools/get', 'A school with its PCs'))
    .input(z.object({ schoolId: opaqueIdSchema }))
    .output(z.object({ school: schoolListItemSchema, devices: z.array(deviceListItemSchema) })),
  add: asSignedIn()
    .route(post('/schools/add', 'Adds a school'))
    .input(z.object({ name: plainText(200) }))
    .output(z.object({ schoolId: z.string() })),
  rename: asSignedIn('NOT_IN_DISTRICT')
    .route(post('/schools/rename', 'Renames a school'))
    .input(z.object({ schoolId: opaqueIdSchema, name: plainText(200) }))
    .output(z.void()),
};

const devices = {
  /** By school and age; `version` is the server's own, and what is older than it should be renewed. */
  list: asSignedIn()
    .route(post('/devices/list', 'The PCs that the person sees, of all their schools'))
    .output(z.object({ version: z.string(), devices: z.array(pcListItemSchema) })),
  /** Good once and for one PC; `code` is as it is read to somebody. */
  createCode: asSignedIn('NOT_IN_DISTRICT')
    .route(post('/devices/create-code', 'Makes a code that lets one PC of a school in'))
    .input(z.object({ schoolId: opaqueIdSchema }))
    .output(z.object({ code: z.string(), expiresMs: z.number() })),
  revoke: asSignedIn('NOT_IN_DISTRICT')
    .route(post('/devices/revoke', 'Shuts a PC out at once'))
    .input(z.object({ deviceId: opaqueIdSchema, reason }))
    .output(z.void()),
};

/** None for roles of the whole district, one for a secretary or a principal; `INVALID_INPUT` for another number. */
const schoolIds = z.array(opaqueIdSchema).max(1000);

const users = {
  /** By full name. */
  list: asSignedIn().route(post('/users/list', 'The people that the person sees')).output(z.array(userListItemSchema)),
  invite: asSignedIn('NOT_IN_DISTRICT', 'USER_NAME_TAKEN')
    .route(post('/users/invite', 'Enters somebody, and makes the link by which they choose a password'))
    .input(
      z.object({
        userName: userNameSchema,
        fullName: plainText(200),
        role: roleSchema,
        schoolIds,
      }),
    )
    .output(oneTimeLink.extend({ userId: z.string() })),
  /** Ends the sessions of who it is. */
  setRole: asSignedIn('NOT_IN_DISTRICT', 'LAST_ADMINISTRATOR')
    .route(post('/users/set-role', 'Changes what somebody is, and of which schools'))
    .input(z.object({ userId: opaqueIdSchema, role: roleSchema, schoolIds, reason }))
    .output(z.void()),
  /** Ends the sessions of who it is. */
  block: asSignedIn('NOT_IN_DISTRICT', 'LAST_ADMINISTRATOR')
    .route(post('/users/block', 'Shuts somebody out at once'))
    .input(z.object({ userId: opaqueIdSchema, reason }))
    .output(z.void()),
  unblock: asSignedIn('NOT_IN_DISTRICT')
    .route(post('/users/unblock', 'Lets somebody in again'))
    .input(z.object({ userId: opaqueIdSchema, reason }))
    .output(z.object({ state: accountStateSchema })),
  /** A link to choose a password, for who forgot it or lost the link; also turns codes off where that is asked. */
  createLink: asSignedIn('NOT_IN_DISTRICT')
    .route(post('/users/create-link', 'Makes a link by which somebody chooses a new password'))
    .input(z.object({ userId: opaqueIdSchema, turnsSecondFactorOff: z.boolean(), reason }))
    .output(oneTimeLink),
};

const secondFactor = {
  /** The roles of whose people it is demanded. */
  demanded: asSignedIn()
    .route(post('/second-factor/demanded', 'Of whom a second factor is demanded'))
    .output(z.object({ roles: z.array(roleSchema) })),
  demand: asSignedIn()
    .route(post('/second-factor/demand', 'Says of whom a second factor is demanded'))
    .input(z.object({ roles: z.array(roleSchema).max(roles.length), reason }))
    .output(z.void()),
};

/** Where the audit is downloaded as CSV by a link of a page: `auditExportPath?reason=…&fromMs=…`, with the same cookie. */
export const auditExportPath = '/district/audit/export';

/** The last of the entries that were so old that they went to a file; 0 where all are here. */
const startsAfter = z.number().int();

const audit = {
  /** The newest first; `before` is the sequence of the last one seen. */
  page: asSignedIn('NOT_IN_DISTRICT')
    .route(post('/audit/page', 'What people and PCs did, the newest first'))
    .input(
      z.object({
        filter: auditFilter.default({}),
        before: z
          .number()
          .int()
          .min(1)
          .max(2 ** 31 - 1)
          .optional(),
        limit: z.number().int().min(1).max(200).default(100),
      }),
    )
    .output(z.object({ entries: z.array(auditListItemSchema), hasMore: z.boolean(), startsAfter })),
  /** Computes the whole chain again. */
  verify: asSignedIn()
    .route(post('/audit/verify', 'Whether nothing in the audit was changed'))
    .output(
      z.object({
        /** How many there ever were. */
        entries: z.number().int(),
        startsAfter,
        /** Where the chain ends; who notes it down can tell later whether something before it was changed. */
        head: z.string(),
        /** The first entry that is not as it was written; null where all are. */
        brokenAt: z.number().int().nullable(),
      }),
    ),
  /** Streamed, so it has no client of its own: an ordinary link downloads it. */
  export: asSignedIn('NOT_IN_DISTRICT')
    .route({
      method: 'GET',
      path: auditExportPath,
      summary: 'The audit as CSV',
      spec: (operation) => ({
        ...operation,
        responses: {
          ...operation.responses,
          200: { description: 'OK', content: { 'text/csv': { schema: { type: 'string' } } } },
        },
      }),
    })
    .input(
      z.object({
        reason,
        schoolId: opaqueIdSchema.optional(),
        fromMs: z.coerce.number().pipe(momentMs).optional(),
        toMs: z.coerce.number().pipe(momentMs).optional(),
      }),
    )
    .output(z.string()),
};

/** What people do with the district's schools, PCs, people, second factors, publications, audit and what schools show. */
export const districtAreaContract = {
  schools,
  devices,
  users,
  secondFactor,
  published: publishedContract,
  planillas: districtPlanillasContract,
  audit,
};
