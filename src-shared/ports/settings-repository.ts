/** Small named values of the library, each parsed by whoever asks. Synced ones are written through `ChangeLog` as `setting`. */
export type SettingsRepository = {
  get(key: string): Promise<unknown>;
  /** For values that belong to this PC alone. */
  setLocal(key: string, value: unknown): Promise<void>;
};
