import { describe, expect, it } from 'vitest';
import { documentOfLines, documentOfRows } from '../../tests/fixtures/made-documents.ts';
import { anchorQuote } from './anchor-quote.ts';
import { createId } from './identifiers.ts';
import { matchPeople } from './match-person.ts';
import { classifyPaper, findDocumentDate, paperKindOfColumn } from './paper-kind.ts';
import type { Person } from './person.ts';
import { readRoster } from './roster.ts';

const pupil = (familyName: string, givenName: string, dni: string | null, role: Person['role'] = 'pupil'): Person => ({
  id: createId(),
  role,
  familyName,
  givenName,
  dni,
  course: null,
  birthDate: null,
  details: {},
});

describe('anchoring a quote', () => {
  const paper = documentOfLines(['La docente María Gó-', 'mez, DNI 22.333.444, solicita licencia por “enfermedad”']);

  it('finds it word for word, and whatever its hyphenation, accents and quotation marks', () => {
    expect(anchorQuote(paper, 'DNI 22.333.444')?.quote).toBe('DNI 22.333.444');
    expect(anchorQuote(paper, 'docente Maria Gomez')?.quote).toBe('docente María Gó-\nmez');
    expect(anchorQuote(paper, 'licencia por "enfermedad')?.quote).toBe('licencia por “enfermedad');
  });

  it('forgives a letter but never a digit', () => {
    expect(anchorQuote(paper, 'solicita licenca por enfermedad')?.quote).toBe('solicita licencia por “enfermedad');
    expect(anchorQuote(paper, 'DNI 22.333.445, solicita')).toBeNull();
  });

  it('gives the offsets of the text that stands there', () => {
    const anchored = anchorQuote(paper, 'solicita');
    const { locator, quote } = anchored!;
    expect(locator.type !== 'time' && paper.pages[0]!.text.slice(locator.start, locator.end)).toBe(quote);
  });

  it('does not find what the paper does not say', () => {
    expect(anchorQuote(paper, 'la alumna trajo el carnet')).toBeNull();
  });
});

describe('telling papers apart', () => {
  it.each([
    [['Escuela N.º 5', 'FICHA DE INSCRIPCIÓN 2024', 'Apellido: Pérez'], 'enrolment-form'],
    [['Inscripción – Ciclo lectivo 2025', 'Apellido: Pérez'], 'enrolment-form'],
    [['Sra. Directora:', 'Me dirijo a Ud. a fin de pedir una vacante para mi hijo Juan Pérez.'], 'enrolment-form'],
    [['Registro Civil', 'Testimonio de acta de nacimiento'], 'birth-certificate'],
    [['Ministerio de Salud', 'CARNET DE VACUNACIÓN'], 'vaccination-certificate'],
    [['Dra. Paz', 'Certificado de aptitud física'], 'health-certificate'],
    [['Escuela N.º 5', 'Solicitud de licencia docente'], 'leave-request'],
    [['Nómina de alumnos de 3.º B'], 'class-list'],
    [['Constancia de pase'], 'transfer'],
    [['Planilla de asistencia mensual'], 'attendance'],
    [['CIRCULAR N.º 12/24', 'A las familias'], 'circular'],
    [['Acta N.º 4', 'reunidos los docentes'], 'minutes'],
    [['Receta de budín'], 'other'],
  ] as const)('%s is %s', (lines, kind) => {
    expect(classifyPaper(documentOfLines(lines))).toBe(kind);
  });

  it('knows a list of pupils by its columns where no title tells', () => {
    const list = (...header: string[]) =>
      documentOfRows([
        ['Comedor escolar', '', ''],
        header,
        ['Pérez, Juan', '50.111.222', '3.º B'],
        ['Ríos, Ana', '50.999.888', '3.º B'],
        ['Sosa, Luis', '50.777.666', '4.º A'],
      ]);
    expect(classifyPaper(list('Apellido y nombres', 'Documento', 'Grado'))).toBe('class-list');
    expect(classifyPaper(list('Apellido y nombres', 'Documento', 'Cargo'))).toBe('other');
    expect(classifyPaper(list('Docente', 'Documento', 'Grado'))).toBe('other');
  });

  it('takes the paper’s own date, not a birth, an expiry or an announced day', () => {
    const lines = [
      'San Rafael, 6 de marzo de 2024',
      'Nacido el 12/03/2017. Fecha prevista: 31/05/2024. Vence el 01/01/2025.',
    ];
    expect(findDocumentDate(documentOfLines(lines))).toBe('2024-03-06');
    expect(findDocumentDate(documentOfLines(['Nacido el 12/03/2017']))).toBeNull();
    expect(findDocumentDate(documentOfLines(['Copia que se expide en General Roca el 16 de julio de 2026.']))).toBe(
      '2026-07-16',
    );
  });

  it('knows the paper that a column is named after', () => {
    expect(paperKindOfColumn({ name: '¿Trajo la partida de nacimiento?' })).toBe('birth-certificate');
    expect(paperKindOfColumn({ name: 'Carnet de vacunas' })).toBe('vaccination-certificate');
    expect(paperKindOfColumn({ name: 'Vacunas completas' })).toBeNull();
  });
});

describe('finding the people of a paper', () => {
  const roster = [
    pupil('Pérez Gómez', 'María Ana', '50111222'),
    pupil('Pérez', 'Juan', '50333444'),
    pupil('de la Cruz', 'María José', null),
    pupil('Núñez', 'Daniela', '22333444', 'staff'),
  ];
  const names = (lines: string[]) =>
    matchPeople(documentOfLines(lines), roster).map(({ personId, state, basis }) => [
      roster.find(({ id }) => id === personId)!.givenName,
      state,
      basis,
    ]);

  it('is certain of a document number and of a whole name in any order', () => {
    expect(names(['Alumna DNI 50.111.222'])).toEqual([['María Ana', 'certain', 'dni']]);
    expect(names(['la alumna MARIA JOSE DE LA CRUZ de 3.º B'])).toEqual([['María José', 'certain', 'name']]);
  });

  it('leaves initials and half names to the secretary’s word', () => {
    expect(names(['Pérez Gómez, M. A. faltó'])).toEqual([['María Ana', 'suggested', 'name']]);
  });

  it('does not take one Pérez for another', () => {
    expect(names(['Pedro Pérez trajo la nota'])).toEqual([]);
  });

  it('does not make a paper about whoever signs it', () => {
    expect(names(['Ficha de inscripción', 'Alumno: Juan Pérez', 'Daniela Núñez – Directora'])).toEqual([
      ['Juan', 'certain', 'name'],
      ['Daniela', 'suggested', 'name'],
    ]);
  });

  it('matches a thousand people against a long text in little time', () => {
    const many = Array.from({ length: 1000 }, (_, index) =>
      pupil(`Apellido${String.fromCharCode(97 + (index % 26))}${index}x`, 'Juan', String(50_000_000 + index)),
    );
    const lines = Array.from(
      { length: 2000 },
      (_, index) => `Renglón ${index}: Juan Apellido${String.fromCharCode(97 + (index % 26))}${index}x trajo el papel`,
    );
    const started = performance.now();
    expect(matchPeople(documentOfLines(lines), many)).toHaveLength(1000);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('reading a roster', () => {
  it('finds the header below titles, joins the parts and keeps the rest as details', () => {
    const { people } = readRoster(
      documentOfRows([
        ['Escuela N.º 5', '', '', '', '', ''],
        ['Nómina 2024', '', '', '', '', ''],
        ['N°', 'Apellido', 'Nombres', 'Documento', 'Grado y sección', 'Tel. del tutor'],
        ['1', 'PÉREZ GÓMEZ', 'MARÍA ANA', '50.111.222', '3° B', '2604-111222'],
        ['2', 'de la Cruz', 'Juan', '50.333.444', '3° B', ''],
        ['', 'Total: 2', '', '', '', ''],
      ]),
    );
    expect(people).toEqual([
      {
        role: 'pupil',
        familyName: 'Pérez Gómez',
        givenName: 'María Ana',
        dni: '50111222',
        course: '3.º B',
        birthDate: null,
        details: { 'Tel. del tutor': '2604-111222' },
      },
      {
        role: 'pupil',
        familyName: 'de la Cruz',
        givenName: 'Juan',
        dni: '50333444',
        course: '3.º B',
        birthDate: null,
        details: {},
      },
    ]);
  });

  it('takes the course from the title when the rows do not give it', () => {
    const { people } = readRoster(
      documentOfRows([
        ['Alumnos de 5.º C', ''],
        ['Apellido y nombre', 'DNI'],
        ['Paz, Luz', '50.111.222'],
        ['Ríos, Ana', '50.111.333'],
      ]),
    );
    expect(people.map(({ course }) => course)).toEqual(['5.º C', '5.º C']);
  });

  it('finds nobody in a table that is no roster', () => {
    expect(
      readRoster(
        documentOfRows([
          ['Mes', 'Gasto'],
          ['Marzo', '100'],
          ['Abril', '200'],
        ]),
      ).people,
    ).toEqual([]);
  });
});
