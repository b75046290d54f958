import { z } from 'zod';

/** What somebody is in the district. Who is what may do what is in `contract/district-permissions.ts`. */
export const roles = ['secretary', 'principal', 'inspector', 'administrator', 'technician'] as const;
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** Who sees every school; the others see those that are named for them. */
export const districtRoles: ReadonlySet<Role> = new Set(['administrator', 'technician']);

/** How many schools may be named for somebody. */
const mostSchools = { secretary: 1, principal: 1, inspector: 1000, administrator: 0, technician: 0 } as const;

/** Whether so many schools may be named for who has that role. */
export function fitsRole(role: Role, schools: number): boolean {
  return schools <= mostSchools[role] && (districtRoles.has(role) || schools >= 1);
}

/** How long a session lasts that nobody uses. */
export const sessionIdleLimitMs = 2 * 60 * 60_000;

/** How many letters a password has at least. */
export const leastPassword = 12;
const longestPassword = 200;

/** Letters, digits, dots, hyphens and the sign of an e-mail address, as they are kept: without capitals. */
export const userNameSchema = z
  .string()
  .max(100)
  .transform((name) => name.normalize('NFC').trim().toLowerCase())
  .pipe(z.string().regex(/^[\p{Ll}\p{Lo}\d][\p{Ll}\p{Lo}\d.@_+-]{1,99}$/u));

/** As it is typed; whether it will do is asked of `isStrongPassword`. */
export const typedPasswordSchema = z.string().min(1).max(longestPassword);

/** Whether a password will do for somebody: long, and not one thing said again and again, nor the name with a tail. */
export function isStrongPassword(password: string, userName: string): boolean {
  const letters = [...password.normalize('NFC').toLowerCase()];
  const without = letters.join('').replaceAll(userName, '');
  return letters.length >= leastPassword && new Set(letters).size >= 5 && without.length >= leastPassword / 2;
}

/** The six digits that a telephone shows; spaces as they come. */
export const secondFactorCodeSchema = z
  .string()
  .max(20)
  .transform((code) => code.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));

/** What a one-time link is for. */
export const linkPurposeSchema = z.enum(['first-administrator', 'invitation', 'new-password']);
export type LinkPurpose = z.infer<typeof linkPurposeSchema>;

export const accountStateSchema = z.enum([
  /** Was invited and has no password yet. */
  'invited',
  'active',
  'blocked',
]);
export type AccountState = z.infer<typeof accountStateSchema>;
