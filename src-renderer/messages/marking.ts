import type { ActaList } from '../../src-shared/domain/template.ts';
import type { PageNotice } from '../../src-shared/domain/template-page.ts';
import { formatMoment, formatNumber, plural } from './format.ts';

/** What a list of an acta is called where each of its entries is spoken of. */
export const listWords: Record<ActaList, { each: string; name: string }> = {
  presentes: { each: 'cada presente', name: 'Presentes' },
  ausentes: { each: 'cada ausente', name: 'Ausentes' },
  orden: { each: 'cada punto del orden del día', name: 'Orden del día' },
  temas: { each: 'cada tema', name: 'Temas' },
  decisiones: { each: 'cada decisión', name: 'Decisiones' },
};

/** Words of the screen where a document of the school's becomes a template. */
export const markingMessages = {
  back: 'Volver a Documentos',
  page: 'El documento',
  pageKeys:
    'Con las flechas vas de palabra en palabra y de renglón en renglón; con Mayús elegís varias; Entrar dice qué va ahí; Supr quita una marca.',
  subtitle: (fileName: string, fields: number) => `${plural(fields, 'campo', 'campos')} · ${fileName}`,
  panel: 'Qué cambia',
  begin: 'Elegí en el documento lo que cambia de uno a otro',
  beginHint:
    'Hacé clic en un nombre, un DNI, una fecha, o arrastrá sobre varias palabras. Después decí qué va ahí. Lo que no marques sale siempre igual.',
  goes: 'Acá va…',
  other: 'Otro campo',
  otherHint: 'Elegí o escribí uno',
  mark: 'Marcar',
  change: 'Cambiar',
  everywhere: (count: number, words: string) =>
    count === 1
      ? `También donde vuelve a decir «${words}»`
      : `También en los otros ${formatNumber(count)} lugares que dicen «${words}»`,
  groups: { school: 'Se llenan solos', roster: 'Del padrón', planillas: 'De las planillas', list: 'De la lista' },
  marked: (name: string) => `Se marcó «${name}»`,
  rewrite: 'Escribir otra cosa',
  rewriteLabel: 'Qué dice ahí, siempre igual',
  unmark: 'Quitar la marca',
  unmarkAll: (name: string) => `Quitar la marca de ${name}`,
  written: (text: string) => `Ahora dice «${text}»`,
  lines: (count: number) => (count === 1 ? 'Este renglón' : `Estos ${formatNumber(count)} renglones`),
  rows: (count: number) => (count === 1 ? 'Esta fila' : `Estas ${formatNumber(count)} filas`),
  repeats: 'Se repite por',
  dropLike: {
    rows: (count: number) =>
      count === 1 ? 'Quitar también la fila que sigue' : `Quitar también las ${formatNumber(count)} filas que siguen`,
    paragraphs: (count: number) =>
      count === 1
        ? 'Quitar también el renglón que sigue'
        : `Quitar también los ${formatNumber(count)} renglones que siguen`,
  },
  repeat: 'Repetir',
  repeated: (list: ActaList) => `Se repite por ${listWords[list].each}`,
  drop: 'Quitar del modelo',
  dropped: 'Se quitó del modelo',
  once: 'No repetir más',
  writtenOnce: 'Ya no se repite',
  opens: (name: string, list: ActaList | null) => (list ? `Por ${listWords[list].each}` : `Si hay ${name}`),
  closes: 'hasta acá',
  without: (name: string) => `Sólo si no hay ${name}`,
  fields: 'Campos',
  noFields: 'Todavía no hay ninguno.',
  places: (count: number) => plural(count, 'lugar', 'lugares'),
  goTo: (name: string) => `Ir a ${name}`,
  selected: (words: string) => `Elegido: ${words}`,
  fieldSelected: (name: string) => `Campo ${name}`,
  preview: 'Ver un ejemplo',
  backToMarks: 'Volver a marcar',
  previewHint: 'Así sale un documento. Los datos son de ejemplo.',
  mendHint: 'También podés arreglarlo acá: elegí lo que está mal y quitalo, o escribilo de nuevo.',
  save: 'Guardar el modelo',
  saveLabel: 'Nombre del modelo',
  saveHint: 'Con este nombre queda en Documentos.',
  saved: (name: string) => `«${name}» quedó entre los modelos`,
  leave: 'Dejarlo sin guardar',
  left: (name: string) => `Se dejó «${name}» sin guardar`,
  menu: 'Más acciones',
  gone: 'Ese modelo ya se guardó o se dejó',
  textBox: 'Lo que dice un cuadro de texto no se puede marcar. Pasalo al texto en Word y traé el documento de nuevo.',
  notices: {
    'tracked-changes': 'Tenía cambios sin aceptar: se ve, y queda, como si los aceptaras todos.',
    'text-boxes': 'Tiene cuadros de texto: lo que dicen sale siempre igual.',
    protected: 'Está protegido contra cambios en Word: lo que salga también va a estarlo.',
  } satisfies Record<PageNotice, string>,
  picture: 'Imagen',
  underWay: 'Sin terminar de marcar',
  startedAt: (iso: string) => `empezado: ${formatMoment(iso)}`,
  marks: (count: number) => plural(count, 'cambio', 'cambios'),
  markTemplate: 'Cambiar las marcas',
} as const;
