import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';

/** What axe finds serious or critical on the screen as it is, one line each. */
export async function seriousFindings(page: Page, screen: string): Promise<string[]> {
  // Fluent's focus guards are hidden and focusable on purpose.
  const axe = new AxeBuilder({ page }).exclude('[data-tabster-dummy]');
  // The themes differ in their colours alone: everything else is asked once.
  const isDark = (await page.locator('html').getAttribute('data-theme')) === 'dark';
  const { violations } = await (isDark ? axe.withRules(['color-contrast']) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${screen}: ${id} ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
    );
}
