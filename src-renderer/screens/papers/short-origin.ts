const INSIDE = ' › ';

/**
 * Where a file came from, as a person would say it: what it came inside, or the last two folders that it was in. The
 * whole of it goes to the tooltip.
 */
export function shortOrigin(originPath: string): string {
  const [path = '', ...inside] = originPath.split(INSIDE);
  const names = path.split(/[\\/]/).filter((name) => name !== '');
  if (inside.length > 0) return [names.at(-1), ...inside.slice(0, -1)].join(INSIDE);
  const folders = names.slice(0, -1).slice(-2);
  return folders.length > 0 ? folders.join(INSIDE) : originPath;
}
