/** What XML cannot carry: control characters but tab and line ends, halves of characters, and non-characters. */
const unwritable = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Text that a file made of XML (Word, Excel) can hold, line ends as "\n". */
export function writableText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unwritable, '');
}
