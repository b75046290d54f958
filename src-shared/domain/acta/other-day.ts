const weekday = '(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)';

/** Where a folded text tells of another day than that of the meeting. */
export const otherDay = new RegExp(
  `\\b(?:ayer|anteayer|anoche|el ${weekday}|el otro dia|la otra vez|(?:la semana|la reunion|la vez|la clase|el mes|el ano|el encuentro) (?:pasad[oa]|anterior|que viene))\\b`,
);
