import { z } from 'zod';
import {
  linkPurposeSchema,
  roleSchema,
  secondFactorCodeSchema,
  typedPasswordSchema,
  userNameSchema,
} from '../domain/district/account.ts';
import { missingFactorSchema } from '../domain/district/missing-second-factor.ts';
import { opaqueIdSchema, plainText } from '../domain/district/plain-text.ts';
import { asAnybody, asSignedIn } from './district-refusals.ts';

/** The header that every request of a person's bears, and that no page of another site can send. */
export const personHeader = { name: 'x-amanuense', value: '1' } as const;

/** Whom a one-time link lets in; it is sent as the fragment of the address `/#/enlace/TOKEN`, which no log holds. */
const linkToken = z.string().min(20).max(100);

export const schoolNameSchema = z.object({ id: z.string(), name: z.string() });

export const meSchema = z.object({
  id: z.string(),
  userName: z.string(),
  fullName: z.string(),
  role: roleSchema,
  /** Those that the person sees; empty for who sees all of the district. */
  schools: z.array(schoolNameSchema),
  /** The procedures that the person may ask, such as `district.schools.add`: what the interface shows follows them. */
  capabilities: z.array(z.string()),
  /** Whether they work in the libraries of their schools with a browser, which this server may keep or not. */
  worksInSchools: z.boolean(),
  /** Not of who comes in by the identity provider alone, who is asked for none. */
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** What the session lacks to reach more than the account: a code to be typed, or codes to be turned on. */
  missing: missingFactorSchema.nullable(),
  /** Until when they may do without the second factor that is demanded of them; null where none is, or it is on. */
  secondFactorDueMs: z.number().nullable(),
  /** Until when the session lasts, at the most, in milliseconds since 1970. */
  sessionEndsMs: z.number(),
});
export type Me = z.infer<typeof meSchema>;

export const sessionListItemSchema = z.object({
  id: z.string(),
  startedMs: z.number(),
  lastUsedMs: z.number(),
  /** The program that it is used with, as it calls itself: `Firefox en Windows`. */
  program: z.string(),
  isThisOne: z.boolean(),
});
export type SessionListItem = z.infer<typeof sessionListItemSchema>;

const post = (path: `/${string}`, summary: string) => ({ method: 'POST', path: `/account${path}`, summary }) as const;

/** As it is typed; null by who has none. */
const ownPassword = typedPasswordSchema.nullable();
const ownerRefusals = ['SIGN_IN_WRONG', 'SIGN_IN_LOCKED', 'SIGN_IN_AGAIN'] as const;
/** Each good once, in place of a code of the telephone; they are not told again. */
const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

const secondFactorContract = {
  /** A secret for the telephone. Nothing is on before `confirmSecondFactor`. */
  startSecondFactor: asSignedIn(...ownerRefusals)
    .route(post('/start-second-factor', 'Gives a secret for codes by time (RFC 6238)'))
    .input(z.object({ password: ownPassword }))
    .output(z.object({ secret: z.string(), uri: z.string() })),
  confirmSecondFactor: asSignedIn('SECOND_FACTOR_WRONG')
    .route(post('/confirm-second-factor', 'Turns codes on, by the first one'))
    .input(z.object({ code: secondFactorCodeSchema }))
    .output(recoveryCodes),
  stopSecondFactor: asSignedIn(...ownerRefusals)
    .route(post('/stop-second-factor', 'Turns codes off'))
    .input(z.object({ password: ownPassword }))
    .output(z.void()),
  /** For a session of who has codes on that began without one, as by the identity provider. */
  proveSecondFactor: asSignedIn('SECOND_FACTOR_WRONG', 'SIGN_IN_LOCKED')
    .route(post('/prove-second-factor', 'Types a code into this session'))
    .input(z.object({ code: z.string().max(30) }))
    .output(meSchema),
  newRecoveryCodes: asSignedIn(...ownerRefusals)
    .route(post('/new-recovery-codes', 'Makes recovery codes, in place of those that were left'))
    .input(z.object({ password: ownPassword }))
    .output(recoveryCodes),
  recoveryCodes: asSignedIn()
    .route(post('/recovery-codes', 'How many recovery codes are left'))
    .output(z.object({ left: z.number().int() })),
};

const providerContract = {
  /** Null where the district has none. */
  provider: asAnybody()
    .route(post('/provider', 'What the way in by the identity provider is called'))
    .output(z.object({ name: z.string().nullable() })),
  startProviderSignIn: asAnybody('NOT_FOUND', 'PROVIDER_AWAY')
    .route(post('/start-provider-sign-in', 'Where somebody says who they are, and comes back from'))
    .output(z.object({ url: z.url() })),
  finishProviderSignIn: asAnybody('NOT_FOUND', 'PROVIDER_REFUSED', 'PROVIDER_UNKNOWN', 'PROVIDER_AWAY')
    .route(post('/finish-provider-sign-in', 'Begins a session, by what somebody brought from the provider'))
    /** What follows `?` in the address that they came back to. */
    .input(z.object({ search: z.string().max(4000) }))
    .output(meSchema),
};

/** How people come in to the district's server and what is theirs there. The session is in a cookie. */
export const accountsContract = {
  ...providerContract,
  ...secondFactorContract,
  /**
   * Throws `SECOND_FACTOR_NEEDED` where name and password are right and a code is missing (ask again with all three),
   * `SECOND_FACTOR_WRONG` where it is not that code, `SIGN_IN_WRONG` whatever
   * else is wrong, `SIGN_IN_LOCKED` with `retryAfterSeconds` after too many tries.
   */
  signIn: asAnybody('SIGN_IN_WRONG', 'SECOND_FACTOR_NEEDED', 'SECOND_FACTOR_WRONG', 'SIGN_IN_LOCKED')
    .route(post('/sign-in', 'Begins a session, by name, password and, where it is on, a code'))
    .input(
      z.object({
        userName: z.string().max(100),
        password: typedPasswordSchema,
        code: z.string().max(30).nullable().default(null),
      }),
    )
    .output(meSchema),
  signOut: asSignedIn()
    .route(post('/sign-out', 'Ends this session'))
    /** Where who came in by the identity provider leaves it, too. */
    .output(z.object({ leaveUrl: z.url().nullable() })),
  me: asSignedIn().route(post('/me', 'Who is signed in, and what they may do')).output(meSchema),
  /** What a one-time link is for, before it is used. Throws `LINK_WRONG` for one that is used, old or made up. */
  link: asAnybody('LINK_WRONG')
    .route(post('/link', 'What a one-time link is for'))
    .input(z.object({ token: linkToken }))
    .output(
      z.object({
        purpose: linkPurposeSchema,
        /** Null for the first administrator, who says what they are called. */
        userName: z.string().nullable(),
        fullName: z.string().nullable(),
        role: roleSchema,
        schools: z.array(schoolNameSchema),
        expiresMs: z.number(),
      }),
    ),
  /** Sets a password by a one-time link and begins a session. The names are asked of the first administrator
   * alone, the code of who has codes on (`SECOND_FACTOR_NEEDED`). */
  useLink: asAnybody(
    'LINK_WRONG',
    'PASSWORD_WEAK',
    'USER_NAME_TAKEN',
    'SECOND_FACTOR_NEEDED',
    'SECOND_FACTOR_WRONG',
    'SIGN_IN_LOCKED',
  )
    .route(post('/use-link', 'Sets a password by a one-time link, and begins a session'))
    .input(
      z.object({
        token: linkToken,
        password: typedPasswordSchema,
        code: z.string().max(30).nullable().default(null),
        userName: userNameSchema.nullable().default(null),
        fullName: plainText(200).nullable().default(null),
      }),
    )
    .output(meSchema),
  /** Ends every other session. */
  changePassword: asSignedIn('SIGN_IN_WRONG', 'SIGN_IN_LOCKED', 'PASSWORD_WEAK')
    .route(post('/change-password', "Changes one's password"))
    .input(z.object({ password: typedPasswordSchema, newPassword: typedPasswordSchema }))
    .output(z.void()),
  sessions: asSignedIn().route(post('/sessions', "One's sessions")).output(z.array(sessionListItemSchema)),
  endSession: asSignedIn('NOT_IN_DISTRICT')
    .route(post('/end-session', "Ends one of one's sessions"))
    .input(z.object({ sessionId: opaqueIdSchema }))
    .output(z.void()),
  endOtherSessions: asSignedIn()
    .route(post('/end-other-sessions', 'Signs out everywhere but here'))
    .output(z.object({ ended: z.number().int() })),
};
