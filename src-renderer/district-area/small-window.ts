const storedAs = 'amanuense:small-window';

/** Opens an empty window over this page, to sign in there while this page stays as it is; null where the browser opens none. */
export function openSmallWindow(): Window | null {
  const opened = window.open('', '', 'popup,width=560,height=720');
  if (opened === null) return null;
  opened.sessionStorage.setItem(storedAs, 'open');
  // Whoever it leads to has no hand on this page.
  opened.opener = null;
  return opened;
}

/** Whether this is such a window, which its page asks once: it has done its part when somebody is signed in. */
export function takeSmallWindow(): boolean {
  const isSmall = window.sessionStorage.getItem(storedAs) !== null;
  window.sessionStorage.removeItem(storedAs);
  return isSmall;
}
