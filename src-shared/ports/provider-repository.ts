/** Who comes in by an identity provider, and what is kept while they are there. */
export type ProviderRepository = {
  /** Whose account it is that the provider knows by that name; null for nobody's. */
  userOfProvider(subject: string): Promise<string | null>;
  /** False where somebody else has that name, or they have another one. */
  linkProvider(userId: string, subject: string): Promise<boolean>;
  /** What has to come back of somebody who went to the provider's, sealed, by the hash of what their browser holds. */
  keepProviderSignIn(begun: { tokenHash: string; sealed: string; expiresMs: number }): Promise<void>;
  /** Takes it away; null where it is old, was taken before, or was never there. */
  takeProviderSignIn(tokenHash: string): Promise<string | null>;
};
