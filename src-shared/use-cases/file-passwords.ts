import type { SourceId } from '../domain/identifiers.ts';
import type { SettingsRepository } from '../ports/settings-repository.ts';

/** What the settings are called that hold passwords of papers. */
export const filePasswordPrefix = 'file-password:';

const key = (id: SourceId) => filePasswordPrefix + id;

/** Keeps the password that opened a paper, where it was typed and sealed with the library, to show its pages. */
export async function rememberPassword(settings: SettingsRepository, id: SourceId, password: string): Promise<void> {
  await settings.setLocal(key(id), password);
}

/** The password that opened a paper; undefined for one that has none. */
export async function rememberedPassword(settings: SettingsRepository, id: SourceId): Promise<string | undefined> {
  const stored = await settings.getLocal(key(id));
  return typeof stored === 'string' ? stored : undefined;
}
