import type { AccountState, LinkPurpose, Role } from '../domain/district/account.ts';
import type { SecondFactorOfSession } from '../domain/district/missing-second-factor.ts';
import type { School } from './district-registry.ts';
import type { ProviderRepository } from './provider-repository.ts';
import type { SecondFactorRepository } from './second-factor-repository.ts';

/** A person who may come in to the district's server. Times are milliseconds since 1970. */
export type User = { id: string; userName: string; fullName: string; role: Role; schools: School[] };

/** A person as others see them in a list. */
export type ListedUser = User & {
  state: AccountState;
  hasPassword: boolean;
  /** Whether an identity provider knows them. */
  hasProvider: boolean;
  hasSecondFactor: boolean;
  /** Until when they may come in without a second factor; null for who has not come in since it is demanded. */
  secondFactorDueMs: number | null;
  createdMs: number;
  lastSignInMs: number | null;
};

/** What a person proves who they are with. */
export type Credentials = {
  userId: string;
  isBlocked: boolean;
  /** The hash; null for who has chosen none yet. */
  password: string | null;
  /** Sealed; null for who never asked for one. */
  secondFactor: string | null;
  isSecondFactorOn: boolean;
};

export type Session = {
  id: string;
  userId: string;
  program: string;
  startedMs: number;
  lastUsedMs: number;
  endsMs: number;
  secondFactor: SecondFactorOfSession;
  /** Whether it began at the identity provider's. */
  isByProvider: boolean;
};

export type OneTimeLink = {
  purpose: LinkPurpose;
  /** Null for the first administrator, who is not entered yet. */
  userId: string | null;
  turnsSecondFactorOff: boolean;
  expiresMs: number;
};

export type Tries = { wrong: number; lockedUntilMs: number };

/** People, their passwords, sessions, links and tries. What is secret comes as its hash. */
export type AccountRepository = PersonalRepository & SecondFactorRepository & ProviderRepository;

type PersonalRepository = {
  /** By full name. */
  users(): Promise<ListedUser[]>;
  user(id: string): Promise<ListedUser | null>;
  /** False where the name is somebody's. */
  addUser(user: Omit<User, 'schools'> & { schoolIds: readonly string[] }): Promise<boolean>;
  setRole(userId: string, role: Role, schoolIds: readonly string[]): Promise<void>;
  setBlocked(userId: string, isBlocked: boolean): Promise<void>;
  /** How many administrators are not blocked and have come in by a password or a provider; holds them until the transaction ends. */
  countAdministrators(): Promise<number>;
  credentials(userName: string): Promise<Credentials | null>;
  setPassword(userId: string, hash: string): Promise<void>;
  noteSignIn(userId: string): Promise<void>;

  addSession(session: Session & { tokenHash: string }): Promise<void>;
  session(tokenHash: string): Promise<Session | null>;
  noteSessionUse(sessionId: string, nowMs: number): Promise<void>;
  /** Those that have not ended, the newest first. */
  sessions(userId: string): Promise<Session[]>;
  /** All of somebody's, or the one, or all but the one; how many there were. */
  endSessions(userId: string, which?: { only: string } | { but: string }): Promise<number>;

  /** Every older link of the same person and purpose is good no more. */
  keepLink(link: OneTimeLink & { tokenHash: string }): Promise<void>;
  /** Null where it is used, old or made up. */
  link(tokenHash: string): Promise<OneTimeLink | null>;
  /** Uses it up; false where that was done meanwhile. */
  takeLink(tokenHash: string): Promise<boolean>;

  /**
   * Counts a try as wrong before it is known what it is; the answer is null, and nothing is counted, while they are
   * locked. `lockMs` says for how long so many wrong ones lock.
   */
  beginTry(nameHash: string, lockMs: (wrong: number) => number): Promise<Tries | null>;
  /** Until when they are locked; 0 for not at all. */
  lockedUntil(nameHash: string): Promise<number>;
  forgetTries(nameHash: string): Promise<void>;
};
