import { implement } from '@orpc/server';
import { isAllowed, isReached, type PeopleProcedure } from '../contract/district-permissions.ts';
import { peopleOfDistrictContract } from '../contract/server-contract.ts';
import { AppError } from '../domain/errors.ts';
import { callerOf, type SignedIn } from '../use-cases/district/callers.ts';
import type { AuditReading } from '../use-cases/district/read-audit.ts';

/** What goes back besides the answer. */
export type PersonReply = {
  /** The session that begins, or null for one that ends. */
  session?: { token: string; endsMs: number } | null;
  /** What the browser holds while somebody is at the identity provider's. */
  errand?: { token: string; endsMs: number };
  /** A file that is sent in place of the answer, as it is made. */
  download?: { fileName: string; type: string; chunks: AsyncIterable<string | Uint8Array> };
};

/** Who asks: null for nobody who is signed in. */
export type PersonContext = {
  signedIn: SignedIn | null;
  /** The program that is asked with, as it is told in the list of sessions. */
  program: string;
  /** What the browser brings back from the identity provider's; null for nothing. */
  errandToken: string | null;
  reply: PersonReply;
};

/**
 * The implementer of what people ask of the district's server: the one place where it is looked up who may ask what
 * (`contract/district-permissions.ts`). A refusal of somebody who is signed in is written down.
 */
export function createPeopleBase({ noteRefused }: Pick<AuditReading, 'noteRefused'>) {
  return implement(peopleOfDistrictContract)
    .$context<PersonContext>()
    .use(async ({ context: { signedIn }, path, next }) => {
      // What the contract names is named in the table: its type says so.
      const name = path.join('.') as PeopleProcedure;
      if (isAllowed(name, signedIn?.user.role ?? null)) {
        if (isReached(name, signedIn?.missing ?? null)) return next();
        throw new AppError('SECOND_FACTOR_DEMANDED');
      }
      if (signedIn === null) throw new AppError('SESSION_ENDED');
      await noteRefused(callerOf(signedIn), name);
      throw new AppError('NOT_ALLOWED');
    });
}

export type PeopleBase = ReturnType<typeof createPeopleBase>;

/** Who is signed in, where the table lets nobody else ask. */
export function who({ signedIn }: PersonContext): SignedIn {
  if (signedIn === null) throw new AppError('SESSION_ENDED');
  return signedIn;
}
