/** Whether a version of the program ("1.4.0") is older than another one; false where one of them is no version. */
export function isOlderVersion(version: string, than: string): boolean {
  const [left, right] = [parts(version), parts(than)];
  if (left === null || right === null) return false;
  const place = left.findIndex((number, index) => number !== right[index]);
  return place >= 0 && (left[place] ?? 0) < (right[place] ?? 0);
}

function parts(version: string): number[] | null {
  return /^\d+\.\d+\.\d+/.exec(version)?.[0].split('.').map(Number) ?? null;
}
