import { describe, expect, it } from 'vitest';
import { matchHeaders } from './match-headers.ts';

const named = (...names: string[]) => names.map((name) => ({ name, synonyms: [] as string[] }));

describe('matchHeaders', () => {
  it('knows a header by its words whatever its accents, capitals and full stops', () => {
    const headers = ['N.º', 'APELLIDO Y NOMBRES', 'Documento D.N.I.', 'Fecha de Nacimiento', 'Teléfono'];
    expect(matchHeaders(named('Telefono', 'DNI', 'Apellidos y nombre', 'Fecha nacimiento'), headers)).toEqual([
      4, 2, 1, 3,
    ]);
  });

  it('knows a header by a synonym', () => {
    expect(
      matchHeaders(
        [{ name: 'Tutor', synonyms: ['Madre, padre o responsable'] }],
        ['Curso', 'Madre padre o responsable'],
      ),
    ).toEqual([1]);
  });

  it('knows words cut short, whichever side cuts them', () => {
    const headers = ['Apell. y nom.', 'Nro. doc.', 'F. de nac.', 'Dom.', 'Tel. contacto', 'Obs.'];
    expect(
      matchHeaders(
        named('Teléfono de contacto', 'Domicilio', 'Fecha de nacimiento', 'Número de documento', 'Observaciones'),
        headers,
      ),
    ).toEqual([4, 3, 2, 1, 5]);
    expect(matchHeaders(named('Fecha nac.', 'Apell.'), ['Apellido', 'Fecha de nacimiento'])).toEqual([1, 0]);
  });

  it('knows what school papers call by two names, and does not take one date for another', () => {
    expect(matchHeaders(named('DNI', 'Celular'), ['Teléfono', 'Nro. doc.'])).toEqual([1, 0]);
    expect(matchHeaders(named('DNI del tutor'), ['Documento'])).toEqual([null]);
    expect(matchHeaders(named('Fecha de emisión'), ['Fecha de firma'])).toEqual([null]);
  });

  it('gives each header once, to the column that it fits best', () => {
    expect(matchHeaders(named('Fecha', 'Fecha de alta'), ['Fecha de alta', 'Fecha'])).toEqual([1, 0]);
  });

  it('gives none where nothing fits', () => {
    expect(matchHeaders(named('Vacunas', 'Domicilio'), ['Curso', ''])).toEqual([null, null]);
  });
});
