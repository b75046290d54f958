/** Whether a spreadsheet could take the text for a formula or a command (also behind spaces or full-width signs). */
export function looksLikeFormula(text: string): boolean {
  return /^[\s\u200b\ufeff]*[=+\-@|＝＋－＠]|^[\t\r\n]/u.test(text);
}
