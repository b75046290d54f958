import type { Evidence, Locator } from '../evidence.ts';
import type { SourceId, WrittenDocumentId } from '../identifiers.ts';
import type { CellState } from '../planilla.ts';
import { columnValueTypes } from '../values/index.ts';
import type { KnownCell, KnownPerson, Mention } from './known-person.ts';

/* What a person, or her family, is given when she asks what the school has of her: Spanish, for whoever knows no program. */

/** What is told beside what the library knows. */
export type ReportFacts = {
  schoolName: string;
  /** Who made it, and the ISO instant. */
  by: string;
  at: string;
  nameOf: (id: SourceId) => string;
  /** Where each of her papers is inside the archive; absent for a file that is not on this PC. */
  fileOf: (id: SourceId) => string | undefined;
  /** The same of the documents that were written for her alone. */
  fileOfDocument: (id: WrittenDocumentId) => string | undefined;
  /** The district's server that this PC sends to, and which of her papers it has; null for none. */
  district: { server: string; hasFile: (id: SourceId) => boolean } | null;
};

const stateWords: Readonly<Record<CellState, string>> = {
  found: 'encontrado en un papel',
  absent: 'no consta en los documentos',
  doubtful: 'dudoso',
  manual: 'escrito a mano',
  stale: 'viejo: el papel cambió',
};

const style = `body{font:15px/1.5 system-ui,sans-serif;color:#1b1b1b;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ccc}
.note{color:#555}blockquote{margin:.2rem 0 .8rem;padding-left:.8rem;border-left:3px solid #bbb}`;

/** A page (HTML, nothing loaded from elsewhere) with everything that the library knows of a person. */
export function writePersonReport(known: KnownPerson, facts: ReportFacts): string {
  const { person } = known;
  const name = `${person.familyName}, ${person.givenName}`;
  const parts = [
    `<h1>Todo lo que hay sobre ${escapeHtml(name)}</h1>`,
    `<p class="note">${escapeHtml([facts.schoolName, `Hecho ${dayOf(facts.at)}`, facts.by && `por ${facts.by}`].filter(Boolean).join(' · '))}</p>`,
    section('Datos del padrón', rosterTable(known)),
    section('Marcas', marksText(known)),
    section('Sus papeles', papersTable(known, facts)),
    section('Otros papeles que la nombran (puede ser otra persona)', mentionsText(known.mentions)),
    section('Datos en planillas', rowsTable(known, facts)),
    section('Grabaciones en las que se marcó su voz', list(known.recordings.map((each) => each.name))),
    section('Documentos hechos para esta persona', documentsText(known, facts)),
    section('Actas que la nombran', actasText(known)),
    section('Preguntas hechas en esta PC que la nombran', questionsText(known)),
    section('Qué salió de esta PC', leftText(known, facts)),
    section('Lo que este archivo no puede saber', list(unknowable(known))),
  ];
  return `<!doctype html><html lang="es"><head><meta charset="utf-8"><title>${escapeHtml(name)}</title><style>${style}</style></head><body>${parts.join('\n')}</body></html>\n`;
}

function section(title: string, body: string): string {
  return `<section><h2>${escapeHtml(title)}</h2>${body === '' ? '<p class="note">Nada.</p>' : body}</section>`;
}

function rosterTable({ person }: KnownPerson): string {
  const rows: [string, string][] = [
    ['Apellido', person.familyName],
    ['Nombre', person.givenName],
    ['Padrón', person.isRemoved ? 'Se quitó del padrón: lo demás sigue guardado' : ''],
    ['Quién es', person.role === 'pupil' ? 'Alumno' : 'Personal'],
    ['DNI', person.dni === null ? '' : columnValueTypes.dni.format(person.dni)],
    ['Curso', person.course ?? ''],
    ['Fecha de nacimiento', person.birthDate === null ? '' : dayOf(person.birthDate)],
    ...Object.entries(person.details),
  ];
  return table(
    [],
    rows.filter(([, value]) => value !== '').map((row) => row.map(escapeHtml)),
  );
}

function marksText({ marks }: KnownPerson): string {
  const said = [['Bloqueado mientras se revisa', marks.blocked] as const, ['No borrar', marks.held] as const];
  return list(
    said.flatMap(([title, mark]) =>
      mark === null ? [] : [`${title}: ${mark.reason} (${[mark.by, dayOf(mark.at)].filter(Boolean).join(', ')})`],
    ),
  );
}

function papersTable({ papers }: KnownPerson, facts: ReportFacts): string {
  const rows = papers.map(({ source, match, isShared }) => {
    const file = facts.fileOf(source.id);
    return [
      linkTo(file, source.name),
      escapeHtml(source.documentDate === null ? '' : dayOf(source.documentDate)),
      match.state === 'suggested' ? 'Puede ser de otra persona' : 'Es suyo',
      [
        isShared ? 'Nombra también a otras personas' : '',
        file === undefined ? 'El archivo no va: está en otra PC de la escuela, o nombra a otras personas' : '',
        source.trashedAt === null ? '' : 'Está en la papelera',
      ]
        .filter((one) => one !== '')
        .join('. '),
    ];
  });
  return table(['Papel', 'Fecha', 'De quién es', ''], rows);
}

function documentsText({ documents, documentsOfAnybody }: KnownPerson, facts: ReportFacts): string {
  const rows = documents.map(({ document, isShared }) => {
    const file = facts.fileOfDocument(document.id);
    const notes = [
      isShared ? 'El archivo no va: tiene también documentos de otras personas' : '',
      file === undefined && !isShared ? 'El archivo no va: no está en esta PC' : '',
      document.trashedAt === null ? '' : 'Está en la papelera',
    ];
    return [linkTo(file, document.file.name), dayOf(document.writtenAt), notes.filter(Boolean).join('. ')];
  });
  const older =
    documentsOfAnybody === 0
      ? ''
      : `<p>De otros documentos, hechos hace tiempo, no se anotó para quién eran: ${documentsOfAnybody}. Pueden nombrarla.</p>`;
  return table(['Documento', 'Hecho', ''], rows) + older;
}

function linkTo(file: string | undefined, name: string): string {
  if (file === undefined) return escapeHtml(name);
  return `<a href="${escapeHtml(file.split('/').map(encodeURIComponent).join('/'))}">${escapeHtml(name)}</a>`;
}

function mentionsText(mentions: readonly Mention[]): string {
  return mentions
    .map(({ name, text, locator, by }) => {
      const how = by === 'dni' ? 'dice su DNI' : 'dice su nombre: puede ser otra persona';
      return `<p><strong>${escapeHtml(name)}</strong>, ${escapeHtml(placeOf(locator))} <span class="note">(${how})</span></p><blockquote>${escapeHtml(text)}</blockquote>`;
    })
    .join('');
}

function rowsTable({ rows }: KnownPerson, { nameOf }: ReportFacts): string {
  const lines = rows.flatMap(({ planilla, cells }) =>
    cells.map(({ column, cell }) => [
      escapeHtml(planilla.title),
      escapeHtml(column.name),
      escapeHtml(shownValue({ column, cell })),
      stateWords[cell.state],
      cell.evidence.map((proof) => escapeHtml(proofOf(proof, nameOf))).join('<br>'),
    ]),
  );
  return table(['Planilla', 'Dato', 'Valor', 'Cómo se sabe', 'Prueba'], lines);
}

/** A value as people write it; empty where there is none. */
export function shownValue({ column, cell }: KnownCell): string {
  return cell.value === null ? '' : columnValueTypes[column.type].format(cell.value);
}

/** Where a value stands and what it says there. */
export function proofOf({ sourceId, locator, quote }: Evidence, nameOf: ReportFacts['nameOf']): string {
  return `${nameOf(sourceId)}, ${placeOf(locator)}: «${quote}»`;
}

function actasText({ actas }: KnownPerson): string {
  return actas
    .map(({ acta, lines }) => {
      const { number, book, date } = acta.approval?.details ?? acta.details;
      const title = [number === null ? 'Acta sin número' : `Acta ${number}`, book, dayOf(date)].join(', ');
      const state = acta.approval === null ? ' (borrador)' : '';
      return `<p><strong>${escapeHtml(title)}</strong>${state}</p>${list(lines)}`;
    })
    .join('');
}

function questionsText({ questions }: KnownPerson): string {
  return questions
    .map(
      ({ question, answer, askedAt }) =>
        `<p><strong>${escapeHtml(question)}</strong> <span class="note">${dayOf(askedAt)}</span></p><blockquote>${escapeHtml(answer)}</blockquote>`,
    )
    .join('');
}

function leftText({ papers }: KnownPerson, { district }: ReportFacts): string {
  if (district === null) return '<p>Nada por el programa: esta PC no se sincroniza con ningún distrito.</p>';
  const sent = papers.filter(({ source }) => district.hasFile(source.id)).map(({ source }) => source.name);
  return `<p>Los datos de arriba, menos las preguntas, van al servidor del distrito (${escapeHtml(district.server)}) y a las otras PC de la escuela. Están allá los archivos de:</p>${list(sent) || '<p class="note">Ninguno.</p>'}`;
}

function unknowable({ unread }: KnownPerson): string[] {
  return [
    ...(unread > 0 ? [`Hay ${unread} papeles o grabaciones sin leer en esta PC: pueden nombrarla.`] : []),
    'Papeles que nunca se agregaron al programa: carpetas, armarios, mails.',
    'Lo que otras PC de la escuela todavía no enviaron.',
    'Apodos, nombres mal escritos y fotos en las que aparece sin que se la nombre.',
    'Planillas, documentos y copias que ya se exportaron, imprimieron o mandaron desde el programa.',
    'Las copias de respaldo: tienen lo que había el día en que se hicieron.',
  ];
}

function placeOf(locator: Locator): string {
  if (locator.type === 'cell') return `hoja ${locator.sheet}, celda ${locator.reference}`;
  if (locator.type === 'time')
    return `minuto ${Math.floor(locator.startMs / 60_000)}:${pad((locator.startMs / 1000) % 60)}`;
  return `página ${locator.page}`;
}

function pad(number: number): string {
  return String(Math.floor(number)).padStart(2, '0');
}

/** Of an ISO day or instant, as people write it. */
function dayOf(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const head = heads.length === 0 ? '' : `<tr>${heads.map((each) => `<th>${each}</th>`).join('')}</tr>`;
  return `<table>${head}${rows.map((row) => `<tr>${row.map((each) => `<td>${each}</td>`).join('')}</tr>`).join('')}</table>`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
