/** Asked of a region that knows better than its first control where the keyboard belongs; a listener prevents the default. */
export const REGION_FOCUS_EVENT = 'region-focus';

const REGION = '[data-region]';
const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]';

/** Moves the keyboard to the next region of the window (navigation, tools, content, panel), or to the one before. */
export function focusRegion(step: 1 | -1): void {
  if (document.querySelector('[role=dialog][aria-modal=true]')) return;
  const regions = [...document.querySelectorAll<HTMLElement>(REGION)];
  const current = document.activeElement?.closest<HTMLElement>(REGION) ?? null;
  const start = current === null ? (step === 1 ? -1 : 0) : regions.indexOf(current);
  for (let count = 1; count <= regions.length; count++) {
    const region = regions[(start + step * count + regions.length * 2) % regions.length];
    if (region && focusInto(region)) return;
  }
}

function focusInto(region: HTMLElement): boolean {
  const knowing = region.querySelector('[data-region-focus]');
  if (knowing && !knowing.dispatchEvent(new CustomEvent(REGION_FOCUS_EVENT, { cancelable: true }))) return true;
  const control = [...region.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
    (element) => element.tabIndex >= 0 && !element.hasAttribute('data-tabster-dummy') && element.offsetParent !== null,
  );
  control?.focus();
  return control !== undefined;
}
