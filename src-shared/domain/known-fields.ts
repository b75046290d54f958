import type { LibrarySettings } from './library-settings.ts';
import { numberBeforeNoun, numberInWords } from './number-words.ts';

const months = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

/** A day of the calendar, yyyy-mm-dd, in its parts. */
function partsOf(date: string): { year: number; month: string; day: number } {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month: months[month - 1] ?? '', day };
}

/** "23 de noviembre de 2026". */
export function longDate(date: string): string {
  const { year, month, day } = partsOf(date);
  return `${day} de ${month} de ${year}`;
}

/** "a los veintitrés días del mes de noviembre de dos mil veintiséis", as actas and constancias say it. */
export function dateInWords(date: string): string {
  const { year, month, day } = partsOf(date);
  const days = day === 1 ? 'al primer día' : `a los ${numberBeforeNoun(day)} días`;
  return `${days} del mes de ${month} de ${numberInWords(year)}`;
}

/** What templates may ask of the school and of the day, as a person writes it. */
export const knownFieldNames = [
  'Escuela',
  'Datos de la escuela',
  'Domicilio de la escuela',
  'Localidad',
  'Teléfono de la escuela',
  'Correo de la escuela',
  'Dirección a cargo de',
  'Fecha',
  'Fecha corta',
  'Fecha en letras',
  'Día',
  'Mes',
  'Año',
  'Ciclo lectivo',
] as const;

/** What any template may ask of the school and of the day, by the field's key; empty where the school has not said. */
export function knownFields(school: LibrarySettings, date: string): Readonly<Record<string, string>> {
  const { year, month, day } = partsOf(date);
  const { schoolName, schoolAddress, schoolCity, schoolPhone, schoolEmail, principalName } = school;
  const details = [schoolAddress, schoolCity, schoolPhone && `Tel. ${schoolPhone}`, schoolEmail];
  return {
    escuela: schoolName,
    nombre_de_la_escuela: schoolName,
    datos_de_la_escuela: details.filter((detail) => detail !== '').join(' · '),
    domicilio_de_la_escuela: schoolAddress,
    localidad: schoolCity,
    telefono_de_la_escuela: schoolPhone,
    correo_de_la_escuela: schoolEmail,
    direccion_a_cargo_de: principalName,
    director: principalName,
    directora: principalName,
    fecha: longDate(date),
    fecha_corta: `${String(day).padStart(2, '0')}/${date.slice(5, 7)}/${year}`,
    fecha_en_letras: dateInWords(date),
    dia: String(day),
    mes: month,
    ano: String(year),
    ciclo_lectivo: String(year),
  };
}
