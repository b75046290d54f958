/** What was said once and may not be said again. */
export type NonceMemory = {
  /** Remembers a device's nonce until then; false where it was remembered already. Notes, to the minute, that the device was heard. */
  remember(deviceId: string, nonce: string, untilMs: number): Promise<boolean>;
};
