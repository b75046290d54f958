const storedAs = 'amanuense:way-back';

/** Remembers, in this tab, where somebody is who goes to the identity provider's. */
export function keepWayBack(): void {
  const { pathname, hash } = window.location;
  window.sessionStorage.setItem(storedAs, `${pathname}${hash}`);
}

/** Where they were, once; null where they are there, or never went. */
export function takeWayBack(): string | null {
  const way = window.sessionStorage.getItem(storedAs);
  window.sessionStorage.removeItem(storedAs);
  const { pathname, hash } = window.location;
  // Two slashes begin the address of another server.
  return way !== null && /^\/(?!\/)/.test(way) && way !== `${pathname}${hash}` ? way : null;
}
