/** Far more than a printed key: anything larger is another file. */
const largestBytes = 200_000;

/** The text of a small file, in UTF-8 or in the UTF-16 that Notepad writes; nothing of a large one. */
export async function readTextFile(file: File): Promise<string> {
  if (file.size > largestBytes) return '';
  const bytes = new Uint8Array(await file.arrayBuffer());
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}
