const linkAddress = /^#\/enlace\/([\w-]+)$/;

/** The token of a one-time link, from what follows the address; null for any other address. */
export function linkTokenOf(hash: string): string | null {
  return linkAddress.exec(hash)?.[1] ?? null;
}
