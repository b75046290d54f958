import type { SourceId } from '../domain/identifiers.ts';
import type { SettingsRepository } from '../ports/settings-repository.ts';

const key = (id: SourceId) => `file-password:${id}`;

/** Keeps the password that opened a paper, on this PC alone and inside the encrypted library, to show its pages. */
export async function rememberPassword(settings: SettingsRepository, id: SourceId, password: string): Promise<void> {
  await settings.setLocal(key(id), password);
}

/** The password that opened a paper; undefined for one that has none. */
export async function rememberedPassword(settings: SettingsRepository, id: SourceId): Promise<string | undefined> {
  const stored = await settings.getLocal(key(id));
  return typeof stored === 'string' ? stored : undefined;
}
