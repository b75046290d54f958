/** The first that fits: most browsers also call themselves by the names of others. */
const programs: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iPhone o iPad'],
  [/Mac OS X/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** What somebody asks with, as they call it: `Firefox en Windows`. */
export function nameProgram(userAgent = ''): string {
  const find = (names: [RegExp, string][]) => names.find(([sign]) => sign.test(userAgent))?.[1];
  const system = find(systems);
  return (find(programs) ?? 'Otro programa') + (system === undefined ? '' : ` en ${system}`);
}
