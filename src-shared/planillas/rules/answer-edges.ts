/** An answer's own words: where it starts and ends without the colons, dots and lines of forms around it. */
export function trimAnswer(text: string): { start: number; end: number } {
  const lead = /^[\s:;.,=_…\-–—>|]*/.exec(text)![0].length;
  const rest = text.slice(lead).replace(/[\s_…|]+$/, '');
  return { start: lead, end: lead + rest.length };
}
