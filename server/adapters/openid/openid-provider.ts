import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type ClientAuth,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  fetchUserInfo,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { z } from 'zod';
import { AppError } from '../../../src-shared/domain/errors.ts';
import type {
  IdentityProvider,
  ProvidedIdentity,
  ProviderErrand,
} from '../../../src-shared/ports/identity-provider.ts';

/** What the technician says of the district's provider (docs/server.md). */
export const openIdConfigurationSchema = z.object({
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** What the way in is called: `la cuenta del ministerio`. */
  name: z.string().trim().min(1).max(60),
  /** Where people reach this server, as the provider knows it. */
  address: z.url({ protocol: /^https?$/ }),
  /** Whether it always asks for more than a password; otherwise only where it says so. */
  alwaysHasSecondFactor: z.boolean(),
});
export type OpenIdConfiguration = z.infer<typeof openIdConfigurationSchema>;

const clockToleranceSeconds = 60;
const requestLimitSeconds = 10;
const scope = 'openid email';

/** Of an ID token or of what the provider tells of a person. */
const claimsSchema = z.object({
  email: z.string().optional(),
  // Some that are not certified send `"true"`: what is not said as it is to be said is not said.
  email_verified: z.unknown().optional(),
  amr: z.array(z.string()).optional().catch(undefined),
});

export type OpenIdProvider = IdentityProvider & {
  /** Asks the provider for its addresses; gives the address of this server that it is to know. Throws `PROVIDER_AWAY`. */
  check(): Promise<string>;
};

/**
 * A provider by OpenID Connect, asked for a code with PKCE. It is looked for when the first person needs it. `onFailure`
 * hears by what codes it failed: whoever comes in is told no more than that it did.
 */
export function createOpenIdProvider(
  configuration: OpenIdConfiguration,
  onFailure: (codes: string[]) => void = () => undefined,
): OpenIdProvider {
  const { name, alwaysHasSecondFactor } = configuration;
  const redirectUri = new URL('/', configuration.address).href;
  const find = rememberFound(configuration, onFailure);
  return {
    name,
    async begin() {
      const errand = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
      const { state, nonce } = errand;
      const challenge = await calculatePKCECodeChallenge(errand.codeVerifier);
      const asked = { redirect_uri: redirectUri, scope, state, nonce, code_challenge: challenge };
      const url = buildAuthorizationUrl(await find(), { ...asked, code_challenge_method: 'S256' });
      return { url: url.href, errand };
    },
    async finish(search, errand) {
      const found = await find();
      const told = await withProviderErrors(onFailure, () => askWho(found, new URL(`?${search}`, redirectUri), errand));
      const { issuer } = found.serverMetadata();
      const hasSecondFactor = alwaysHasSecondFactor || told.claims.amr?.includes('mfa') === true;
      return { subject: `${issuer} ${told.subject}`, email: verifiedEmail(told.claims), hasSecondFactor };
    },
    async leaveUrl() {
      const found = await find();
      if (found.serverMetadata().end_session_endpoint === undefined) return null;
      return buildEndSessionUrl(found, { post_logout_redirect_uri: redirectUri }).href;
    },
    async check() {
      await find();
      return redirectUri;
    },
  };
}

type Claims = z.infer<typeof claimsSchema>;

/** Gives the code for an ID token, with all that is to be checked of it; the address may be told elsewhere. */
async function askWho(
  found: Configuration,
  url: URL,
  { state, nonce, codeVerifier }: ProviderErrand,
): Promise<{ subject: string; claims: Claims }> {
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true };
  const tokens = await authorizationCodeGrant(found, url, checks);
  const token = tokens.claims();
  if (token === undefined) throw new AppError('PROVIDER_REFUSED');
  const claims = claimsSchema.parse(token);
  if (claims.email !== undefined || found.serverMetadata().userinfo_endpoint === undefined) {
    return { subject: token.sub, claims };
  }
  const told = claimsSchema.parse(await fetchUserInfo(found, tokens.access_token, token.sub));
  return { subject: token.sub, claims: { ...told, amr: claims.amr } };
}

function verifiedEmail({ email, email_verified: isVerified }: Claims): ProvidedIdentity['email'] {
  return isVerified === true ? (email ?? null) : null;
}

/** Asks for the provider's addresses once, and again where that failed. */
function rememberFound(
  { issuer, clientId, clientSecret }: OpenIdConfiguration,
  onFailure: (codes: string[]) => void,
): () => Promise<Configuration> {
  let found: Promise<Configuration> | null = null;
  const url = new URL(issuer);
  const look = () =>
    discovery(url, clientId, { [clockTolerance]: clockToleranceSeconds }, secretAsTaken(clientSecret), {
      timeout: requestLimitSeconds,
      // Without TLS on this machine alone: whoever stands in between could be anybody.
      execute: url.protocol === 'http:' && isThisMachine(url) ? [allowInsecureRequests] : [],
    });
  return () => {
    found ??= look().catch((cause: unknown) => {
      found = null;
      onFailure(codesOf(cause));
      throw new AppError('PROVIDER_AWAY', {}, { cause });
    });
    return found;
  };
}

/** The secret as the provider takes it: in a header unless it says that it does not. */
function secretAsTaken(clientSecret: string): ClientAuth {
  const [inHeader, inBody] = [ClientSecretBasic(clientSecret), ClientSecretPost(clientSecret)];
  return (server, ...rest) => {
    const taken = server.token_endpoint_auth_methods_supported;
    const isInHeader = taken === undefined || taken.includes('client_secret_basic');
    return (isInHeader ? inHeader : inBody)(server, ...rest);
  };
}

function isThisMachine({ hostname }: URL): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
}

/** What the provider refuses, or says that does not fit, is refused; what did not come is away. */
async function withProviderErrors<Result>(
  onFailure: (codes: string[]) => void,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    onFailure(codesOf(cause));
    const isRefused = [AuthorizationResponseError, ResponseBodyError, ClientError, AppError, z.ZodError].some(
      (kind) => cause instanceof kind,
    );
    const isSilent = cause instanceof ClientError && /TIMEOUT|ABORT/.test(cause.code ?? '');
    throw new AppError(isRefused && !isSilent ? 'PROVIDER_REFUSED' : 'PROVIDER_AWAY', {}, { cause });
  }
}

/** What an error and what caused it are called, without their words: those may name people. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { code, error: told } = error as Error & { code?: unknown; error?: unknown };
  const codes = [error.name, code, told].filter((each) => typeof each === 'string');
  return [...codes, ...codesOf(error.cause)];
}
