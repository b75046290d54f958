/** Saves a file that the host answered with, under its own name, by the way this window saves files. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The browser has taken the file by the next task; later is early enough.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
