/** Fonts of Word's that a PC may lack, and what has the same widths or at least the same air. */
const substitutes: readonly (readonly [RegExp, string])[] = [
  [/calibri|aptos/i, 'Carlito, "Liberation Sans", Arial, sans-serif'],
  [/cambria|times|georgia|garamond|serif$/i, 'Caladea, "Liberation Serif", "Times New Roman", serif'],
  [/courier|consolas|mono/i, '"Liberation Mono", monospace'],
];
const usual = '"Liberation Sans", Arial, sans-serif';

/** Says in each style of a page what comes where its font is not on this PC. */
export function nameSubstitutes(page: Document): void {
  const rules = [...page.styleSheets].flatMap(({ cssRules }) => [...cssRules]);
  const styles = rules.flatMap((rule) => (rule instanceof CSSStyleRule ? [rule.style] : []));
  const inline = [...page.querySelectorAll<HTMLElement>('[style*="font-family"]')].map(({ style }) => style);
  for (const style of [...styles, ...inline]) {
    const font = style.fontFamily;
    if (font === '' || font === 'inherit') continue;
    const [, others] = substitutes.find(([names]) => names.test(font)) ?? [null, usual];
    style.fontFamily = `${font}, ${others}`;
  }
}
