/** Small named values of the library, each parsed by whoever asks. */
export type SettingsRepository = {
  /** A value that all PCs of the school share, written through `ChangeLog` as `setting`. */
  get(key: string): Promise<unknown>;
  /** A value of this PC alone: what others share under the same name is never taken for it. */
  getLocal(key: string): Promise<unknown>;
  setLocal(key: string, value: unknown): Promise<void>;
};
