import { z } from 'zod';

/** What a person takes along to the provider, and has to bring back. */
export const providerErrandSchema = z.object({ state: z.string(), nonce: z.string(), codeVerifier: z.string() });
export type ProviderErrand = z.infer<typeof providerErrandSchema>;

/** Whom the provider says that somebody is. */
export type ProvidedIdentity = {
  /** Who they are there, for good: the provider's address and its name for them. */
  subject: string;
  /** Only one that the provider knows to be theirs. */
  email: string | null;
  /** Whether the provider asked for more than a password. */
  hasSecondFactor: boolean;
};

/** Another one who knows people, and tells by OpenID Connect who they are. Throws `PROVIDER_AWAY`. */
export type IdentityProvider = {
  /** What the way in by it is called, as in `la cuenta del ministerio`. */
  name: string;
  /** Where somebody goes to say who they are. */
  begin(): Promise<{ url: string; errand: ProviderErrand }>;
  /** `search` is what follows `?` in the address that they came back to. Throws `PROVIDER_REFUSED`. */
  finish(search: string, errand: ProviderErrand): Promise<ProvidedIdentity>;
  /** Where somebody leaves it, too; null where it has no such address. */
  leaveUrl(): Promise<string | null>;
};
