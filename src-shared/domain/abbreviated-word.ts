/** Abbreviations of names, streets and titles: a dot after them makes no label of them ("Ing. Paz", "Sol. 3"). */
const ordinaryAbbreviations: ReadonlySet<string> = new Set(
  'sr sra srta sres dr dra prof lic ing arq av avda bv blvd pje dto depto dpto km cap pag inc etc ej sta sto gral cnel tte pte pdte bs as cia ltda hno hnos mza gob int'.split(
    ' ',
  ),
);
/** A word cut short lacks at least these letters: "alumno" is no abbreviation of "alumnos". */
const fewestLettersCut = 2;

/** Whether a folded word is another one cut short: "nac" of "nacimiento", "f" of "fecha". */
export function isCutShort(short: string, full: string): boolean {
  return full.length - short.length >= fewestLettersCut && full.startsWith(short) && !ordinaryAbbreviations.has(short);
}
