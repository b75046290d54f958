/** Text as people compare it: small letters, no accents ("Ñandú" becomes "nandu"). */
export function foldText(text: string): string {
  return text
    .toLocaleLowerCase('es-AR')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '');
}
