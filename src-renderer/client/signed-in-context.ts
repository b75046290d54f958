import { createContext, type FunctionComponent, use } from 'react';

/** Who works in a library that asks people to sign in. */
export type SignedIn = {
  fullName: string;
  /** What the school is called until its library says so. */
  schoolName: string;
  /** Who they are and what is theirs, at the foot of the navigation. */
  person: FunctionComponent<{ isNarrow: boolean }>;
  /** The screen of what is theirs, at `/cuenta`. */
  account: FunctionComponent;
};

/** Who is signed in; null where the library is on this PC and asks nobody. */
export const SignedInContext = createContext<SignedIn | null>(null);

/** Who is signed in; null where nobody has to. */
export function useSignedIn(): SignedIn | null {
  return use(SignedInContext);
}
