import { userNameSchema } from '../../domain/district/account.ts';
import { AppError } from '../../domain/errors.ts';
import type { Session } from '../../ports/account-repository.ts';
import type { DistrictOffice, OfficeWork } from '../../ports/district-office.ts';
import { type IdentityProvider, type ProvidedIdentity, providerErrandSchema } from '../../ports/identity-provider.ts';
import type { SecretBox } from '../../ports/secret-box.ts';
import { actOf, type BeginningPorts, type Begun, beginSession } from './begin-session.ts';
import { nobody } from './callers.ts';
import { createToken, hashOfSecret } from './one-time-tokens.ts';

/** How long somebody may take at the provider's. */
const errandMs = 10 * 60_000;
/** What errands are sealed for: none is of anybody yet. */
const sealedFor = 'provider';

/** Somebody who goes to the provider's; their browser keeps the token. */
export type Errand = { url: string; token: string; endsMs: number };

/** Lets in who was invited and whom the provider knows: by the e-mail address at first, then by its name for them. */
export type ProviderSignIn = {
  /** What it is called; null where the district has none. */
  name: string | null;
  /** Throws `NOT_FOUND` where the district has none, `PROVIDER_AWAY`. */
  begin(): Promise<Errand>;
  /** Throws `PROVIDER_REFUSED`, `PROVIDER_UNKNOWN` for who was not invited, `PROVIDER_AWAY`. */
  finish(back: { token: string | null; search: string; program: string }): Promise<Begun>;
  /** Where who came in by it leaves it, too. */
  leaveUrl(session: Session): Promise<string | null>;
};

export type ProviderSignInPorts = BeginningPorts & {
  office: DistrictOffice;
  secrets: SecretBox;
  provider: IdentityProvider | null;
};

/** The way in by the district's identity provider. */
export function createProviderSignIn(ports: ProviderSignInPorts): ProviderSignIn {
  const { office, secrets, clock, randomBytes, provider } = ports;
  const demandProvider = () => {
    if (provider === null) throw new AppError('NOT_FOUND');
    return provider;
  };
  return {
    name: provider?.name ?? null,
    async begin() {
      const { url, errand } = await demandProvider().begin();
      const token = createToken(randomBytes);
      const expiresMs = clock.now() + errandMs;
      const kept = {
        tokenHash: hashOfSecret(token),
        sealed: secrets.seal(JSON.stringify(errand), sealedFor),
        expiresMs,
      };
      await office.enter(nobody.reach, ({ accounts }) => accounts.keepProviderSignIn(kept));
      return { url, token, endsMs: expiresMs };
    },
    async finish({ token, search, program }) {
      const from = demandProvider();
      // Taken before it is looked at: what comes back is good once, whatever comes of it.
      const sealed = token === null ? null : await takeErrand(office, token);
      if (sealed === null) throw new AppError('PROVIDER_REFUSED');
      const errand = providerErrandSchema.parse(JSON.parse(secrets.open(sealed, sealedFor)));
      const identity = await from.finish(search, errand);
      const begun = await office.enter(nobody.reach, (work) => letIn(ports, work, { identity, program }));
      if (begun !== null) return begun;
      await noteUnknown(office);
      throw new AppError('PROVIDER_UNKNOWN');
    },
    leaveUrl: async ({ isByProvider }) => (isByProvider && provider !== null ? provider.leaveUrl() : null),
  };
}

function takeErrand(office: DistrictOffice, token: string): Promise<string | null> {
  return office.enter(nobody.reach, ({ accounts }) => accounts.takeProviderSignIn(hashOfSecret(token)));
}

type Coming = { identity: ProvidedIdentity; program: string };

/** Null for who was not invited, or is shut out. */
async function letIn(ports: BeginningPorts, work: OfficeWork, { identity, program }: Coming): Promise<Begun | null> {
  const { accounts } = work;
  const userId = (await accounts.userOfProvider(identity.subject)) ?? (await link(work, identity));
  const user = userId === null ? null : await accounts.user(userId);
  if (user === null || user.state === 'blocked') return null;
  const secondFactor = identity.hasSecondFactor ? 'provider' : null;
  const beginning = { userId: user.id, program, secondFactor, isByProvider: true } as const;
  return beginSession(ports, work, { ...beginning, action: 'account.provider.sign-in' });
}

/** Whose user name is the address that the provider vouches for, who has come in by it from now on. */
async function link({ accounts, audit }: OfficeWork, { subject, email }: ProvidedIdentity): Promise<string | null> {
  const name = userNameSchema.safeParse(email).data;
  const invited = name === undefined ? null : await accounts.credentials(name);
  if (invited === null || invited.isBlocked || !(await accounts.linkProvider(invited.userId, subject))) return null;
  const user = await accounts.user(invited.userId);
  if (user) await audit.append(actOf(user, null, 'account.provider.link'));
  return invited.userId;
}

/** Neither the address nor the name: whoever asks may be anybody. */
async function noteUnknown(office: DistrictOffice): Promise<void> {
  const about = { subject: null, schoolId: null, reason: null, result: 'PROVIDER_UNKNOWN' };
  await office.enter(nobody.reach, ({ audit }) =>
    audit.append({ actor: nobody.actor, action: 'account.provider.sign-in', ...about }),
  );
}
