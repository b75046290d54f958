/** How long the address of a file lives: the browser reads it after the click returns. */
const ADDRESS_LIVES_MS = 60_000;

/** Saves a file where the browser (or the window's download settings) puts what is downloaded. */
export function saveFile(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), ADDRESS_LIVES_MS);
}
