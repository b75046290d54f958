const linkAddress = /^#\/enlace\/([\w-]+)$/;

/** The token of a one-time link, from what follows the address; null for any other address. */
export function linkTokenOf(hash: string): string | null {
  return linkAddress.exec(hash)?.[1] ?? null;
}

/** What the identity provider sent somebody back with, from what stands before `#`; null for any other address. */
export function providerAnswerOf(search: string): string | null {
  const said = new URLSearchParams(search);
  return said.has('state') && (said.has('code') || said.has('error')) ? search.slice(1) : null;
}
