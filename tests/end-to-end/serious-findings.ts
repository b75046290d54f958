import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/**
 * What axe finds serious or critical on the screen as it is, by day and by night, one line each. The colours must be
 * those of the system (`theme: 'system'`).
 *
 * @param part Only inside what this selector matches; the whole page unless told.
 */
export async function seriousFindings(page: Page, screen: string, part?: string): Promise<string[]> {
  const findings: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-theme=${colorScheme}]`).waitFor();
    await waitUntilStill(page);
    // Fluent's focus guards are hidden and focusable on purpose.
    const whole = new AxeBuilder({ page }).exclude('[data-tabster-dummy]');
    const axe = part === undefined ? whole : whole.include(part);
    // The themes differ in their colours alone: everything else is asked once.
    const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
    for (const { id, impact, nodes } of violations) {
      if (impact !== 'serious' && impact !== 'critical') continue;
      const where = `${screen} (${colorScheme}): ${id}`;
      findings.push(...nodes.map((node) => `${where} ${node.target.join(' ')} ${node.html.slice(0, 160)}`));
    }
  }
  return findings;
}

/** Colours are judged as they stay: what moves and ends by itself is waited for. */
async function waitUntilStill(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((one) => {
      const isEndless = one.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
      return isEndless || one.playState !== 'running';
    }),
  );
}
