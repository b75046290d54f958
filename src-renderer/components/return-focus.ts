import { useEffect, useState } from 'react';

/** Inside a dialog: once it closes, what opened it has the focus again. */
export function ReturnFocus(): null {
  const [opener] = useState(() => openerOf(document.activeElement));
  useEffect(
    () => () => {
      // Whoever closed it may have sent the focus elsewhere.
      if (document.activeElement === document.body) opener?.focus();
    },
    [opener],
  );
  return null;
}

/** What had the focus; of a menu, which goes when something is chosen in it, the button that it came from. */
function openerOf(focused: Element | null): HTMLElement | null {
  const menu = focused?.closest('[role="menu"]');
  const trigger = document.getElementById(menu?.getAttribute('aria-labelledby') ?? '');
  if (trigger && trigger !== focused) return openerOf(trigger);
  return focused instanceof HTMLElement ? focused : null;
}
