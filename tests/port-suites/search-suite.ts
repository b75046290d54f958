import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceChanges, sourceFieldChanges } from '../../src-shared/domain/changes.ts';
import type { DocumentText } from '../../src-shared/domain/document-text.ts';
import type { Source } from '../../src-shared/domain/source.ts';
import type { SearchFilter } from '../../src-shared/ports/search-index.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { actor, type OpenTestLibrary, sampleSource, sampleText, temporaryFolder } from './library-fixtures.ts';

/** What every search index must do, whatever keeps it. */
export function runSearchSuite(title: string, open: OpenTestLibrary): void {
  describe(`search: ${title}`, () => {
    let library: LibraryStorage;
    let folder: ReturnType<typeof temporaryFolder>;

    beforeEach(async () => {
      folder = temporaryFolder();
      library = await open(folder.path);
    });
    afterEach(async () => {
      await library.close();
      folder.dispose();
    });

    async function add(text: string | DocumentText, fields: Partial<Source> = {}): Promise<Source> {
      const source = sampleSource(fields);
      await library.changeLog.commit(sourceChanges(source), { actor });
      await library.sources.saveText(source.id, typeof text === 'string' ? sampleText(text) : text);
      return source;
    }
    const find = async (query: string, filter: SearchFilter = {}) =>
      (await library.search.search(query, filter, 10)).map((hit) => hit.name);

    it('finds words without their accents, capitals and endings', async () => {
      await add('Certificado de VACUNACIÓN completo', { name: 'carnet.pdf' });
      await add('Nota sobre la excursión de los alumnos', { name: 'nota.pdf' });
      for (const query of ['vacunacion', 'vacunaciones', 'VACUNACIÓN', 'certificados']) {
        expect((await find(query))[0], query).toBe('carnet.pdf');
      }
      expect((await find('excursiones alumno'))[0]).toBe('nota.pdf');
      expect(await find('zzz')).toEqual([]);
      expect(await find('')).toEqual([]);
    });

    it('finds a number with or without its dots', async () => {
      await add('DNI 54.321.987 de Íñigo', { name: 'con puntos.pdf' });
      await add('Documento 43210987', { name: 'sin puntos.pdf' });
      expect(await find('54321987')).toEqual(['con puntos.pdf']);
      expect(await find('43.210.987')).toEqual(['sin puntos.pdf']);
    });

    it('puts the exact phrase first, then papers with every word', async () => {
      await add('El turno de la mañana. La entrada es por otra calle.', { name: 'sueltas.pdf' });
      await add('La escuela abre la entrada del turno mañana a las ocho', { name: 'frase.pdf' });
      await add('Un turno, otro turno, turno tras turno y más turnos', { name: 'una.pdf' });
      expect(await find('turno mañana')).toEqual(['frase.pdf', 'sueltas.pdf', 'una.pdf']);
      expect(await find('"turno mañana"')).toEqual(['frase.pdf']);
    });

    it('puts the surname as written before one of the same stem', async () => {
      await add('La alumna Torre, Ana entregó su ficha', { name: 'Torre.pdf' });
      await add('La alumna Torres, Eva entregó su ficha', { name: 'Torres.pdf' });
      expect((await find('Torres'))[0]).toBe('Torres.pdf');
      expect((await find('Torre'))[0]).toBe('Torre.pdf');
    });

    it('puts the paper of the year that was asked for first among papers that differ in little else', async () => {
      const text = 'La planta funcional de la escuela para el ciclo lectivo tiene doce cargos.';
      const rest = 'Se firma y se da a conocer a las familias en el mes de marzo, en la sala de la dirección.';
      await add(text, { name: 'anterior.pdf' });
      await add(`${text} ${rest} Dado en 2019.`, { name: 'del año.pdf' });
      const query = '¿Cuántos cargos tiene la planta funcional de la escuela para el ciclo lectivo 2019?';
      expect((await find(query))[0]).toBe('del año.pdf');
    });

    it('takes a name for more than a common word that is as rare', async () => {
      await add('Ferreyra entregó la nota de la familia en la escuela.', { name: 'nota.pdf' });
      await add('El coro regresó el lunes.', { name: 'coro.pdf' });
      expect((await find('¿Cuándo regresó Ferreyra?'))[0]).toBe('nota.pdf');
    });

    it('takes a paper with the kind of answer that a question asks for over one with a little more of its words', async () => {
      await add('La biblioteca popular de la escuela fue inaugurada en marzo de 1987 por la comisión.', {
        name: 'acta.pdf',
      });
      await add('La biblioteca popular de la escuela se abre los sábados, esté inaugurada o no.', { name: 'nota.pdf' });
      await add('La cooperadora pagó el 15 % de los arreglos.', { name: 'parte.pdf' });
      await add('La cooperadora pagó los arreglos, y qué arreglos: los arreglos del techo.', { name: 'carta.pdf' });
      expect((await find('¿Cuándo fue inaugurada la biblioteca popular de la escuela?'))[0]).toBe('acta.pdf');
      expect((await find('¿En qué año fue inaugurada la biblioteca popular de la escuela?'))[0]).toBe('acta.pdf');
      expect((await find('¿Qué porcentaje de los arreglos pagó la cooperadora?'))[0]).toBe('parte.pdf');
    });

    it('takes what a question is about for more than the verb that carries it', async () => {
      await add('La botica está en la esquina del mercado.', { name: 'esquina.pdf' });
      await add('El guardapolvo se encuentra en el armario.', { name: 'armario.pdf' });
      expect((await find('¿Dónde se encuentra la botica?'))[0]).toBe('esquina.pdf');
    });

    it('demands what stands between quotes, but in a question only where some paper has it', async () => {
      await add('El arquero Suárez sacó la pelota de la línea.', { name: 'partido.pdf' });
      await add('La línea de colectivos llega a la escuela.', { name: 'colectivo.pdf' });
      for (const query of ['¿Quién «salvó» la pelota en la línea?', '¿Quién "salvó" la pelota en la línea?']) {
        expect((await find(query))[0], query).toBe('partido.pdf');
      }
      expect(await find('¿Qué «línea de colectivos» llega con la pelota del arquero?')).toEqual(['colectivo.pdf']);
      expect(await find('"salvó la pelota"')).toEqual([]);
    });

    it('goes on with the beginning of a word when nothing has it whole', async () => {
      await add('Concurrió al vacunatorio del barrio', { name: 'turno.pdf' });
      expect(await find('vacunat')).toEqual(['turno.pdf']);
    });

    it('finds a paper by its name', async () => {
      await add('texto cualquiera', { name: 'Legajo Gutiérrez 2026.pdf' });
      await add('otro texto', { name: 'otro.pdf' });
      expect((await find('gutierrez'))[0]).toBe('Legajo Gutiérrez 2026.pdf');
    });

    it('never shows what is in the trash, and obeys filters', async () => {
      const old = await add('ficha médica', { name: 'vieja.pdf', documentDate: '2020-05-01' });
      const recent = await add('ficha médica', { name: 'nueva.pdf', paperKind: 'health-certificate' });
      expect(await find('ficha', { ids: [recent.id] })).toEqual(['nueva.pdf']);
      expect(await find('ficha', { paperKinds: ['health-certificate'] })).toEqual(['nueva.pdf']);
      expect(await find('ficha', { from: '2020-01-01', to: '2020-12-31' })).toEqual(['vieja.pdf']);
      const trashedAt = '2026-03-02T12:00:00.000Z';
      await library.changeLog.commit(sourceFieldChanges(old.id, { trashedAt }), { actor });
      expect(await find('ficha')).toEqual(['nueva.pdf']);
    });

    it('paints the words that matched on their page', async () => {
      await add(sampleText('nada por aquí', 'El alumno trajo la ficha\ny la vacuna'));
      const [hit] = await library.search.search('vacunas', {}, 5);
      expect(hit!.locator).toMatchObject({ type: 'page', page: 2, start: 0, end: 36 });
      expect(hit!.highlights.map(({ start, end }) => hit!.text.slice(start, end))).toEqual(['vacuna']);
      const boxes = hit!.locator.type === 'page' ? hit!.locator.boxes : [];
      expect(boxes).toEqual([[0.05, 1 / 50, 0.11, 2 / 50]]);
    });

    it('points into flowing text by block and into sheets by cell', async () => {
      const flow = sampleText('Título\nEl párrafo buscado');
      flow.pages[0] = {
        ...flow.pages[0]!,
        layout: 'flow',
        words: [],
        blocks: [
          { kind: 'heading', start: 0, end: 6 },
          { kind: 'paragraph', start: 7, end: 25 },
        ],
      };
      await add(flow);
      expect((await library.search.search('buscado', {}, 5))[0]?.locator).toMatchObject({ type: 'block', block: 1 });
      const sheet = sampleText('Apellido\tVilafañe');
      const cell = (text: string, start: number, reference: string) => ({
        text,
        range: [start, start + text.length] as [number, number],
        box: null,
        reference,
        columnSpan: 1,
        rowSpan: 1,
      });
      sheet.pages[0] = {
        ...sheet.pages[0]!,
        layout: 'sheet',
        name: 'Hoja 1',
        words: [],
        tables: [{ rows: [[cell('Apellido', 0, 'A1'), cell('Vilafañe', 9, 'B1')]], box: null }],
      };
      await add(sheet);
      const [hit] = await library.search.search('vilafane', {}, 5);
      expect(hit?.locator).toMatchObject({ type: 'cell', sheet: 'Hoja 1', reference: 'B1' });
    });

    it('gives every paper that holds all the words in one passage, each once', async () => {
      const near = await add('La alumna Sosa, Ana Belén trajo el carnet de vacunación', { name: 'sosa.pdf' });
      await add('Ana Paz llegó tarde a la reunión de padres con la maestra. Firma: Julia Sosa', { name: 'lejos.pdf' });
      await add('DNI 57 027 527', { name: 'espacios.pdf' });
      await add('DNI 57.027.527', { name: 'puntos.pdf', paperKind: 'class-list' });
      const holding = async (text: string, together = false, filter: SearchFilter = {}) =>
        (await library.search.describe(text, await library.search.holding(text, filter, together), filter, 10)).map(
          ({ name }) => name,
        );
      expect(await holding('ana sosa')).toEqual(['sosa.pdf', 'lejos.pdf']);
      expect(await holding('ana sosa', true)).toEqual(['sosa.pdf']);
      expect(await holding('"belen ana"')).toEqual([]);
      expect(await holding('vacunaciones')).toEqual(['sosa.pdf']);
      expect(await holding('57027527', true)).toEqual(['espacios.pdf', 'puntos.pdf']);
      expect(await holding('57.027.527', true, { paperKinds: ['class-list'] })).toEqual(['puntos.pdf']);
      expect(await holding('" OR')).toEqual([]);
      const trashedAt = new Date(0).toISOString();
      await library.changeLog.commit(sourceFieldChanges(near.id, { trashedAt }), { actor });
      expect(await holding('ana sosa')).toEqual(['lejos.pdf']);
    });

    it('ranks by id what it finds, and describes passages in the order given', async () => {
      const week = await add('La vacunación es el lunes', { name: 'lunes.pdf', paperKind: 'class-list' });
      await add('Vacunación y más vacunación, con certificado de vacunación', { name: 'vacunas.pdf' });
      const found = await library.search.search('vacunación', {}, 10);
      const ids = await library.search.rank('vacunación', {}, 10);
      expect(ids).toEqual(found.map(({ passageId }) => passageId));
      expect(await library.search.rank('vacunación', {}, 1)).toEqual(ids.slice(0, 1));
      expect(await library.search.rank('', {}, 10)).toEqual([]);
      const backwards = ids.toReversed();
      const described = await library.search.describe('vacunación', backwards, {}, 10);
      expect(described.map(({ passageId }) => passageId)).toEqual(backwards);
      const only = found.filter(({ name }) => name === 'lunes.pdf').map(({ passageId }) => passageId);
      expect(await library.search.sift(ids, { paperKinds: ['class-list'] }, 10)).toEqual(only);
      expect(await library.search.sift(backwards, {}, 10)).toEqual(backwards);
      const trashedAt = new Date(0).toISOString();
      await library.changeLog.commit(sourceFieldChanges(week.id, { trashedAt }), { actor });
      expect(await library.search.sift(ids, {}, 10)).toEqual(ids.filter((id) => !only.includes(id)));
    });

    it('takes few passages of one paper, whichever way they were found', async () => {
      const pages = Array.from({ length: 8 }, (_, page) => `La excursión al museo, parte ${page}`);
      await add(sampleText(...pages), { name: 'larga.pdf' });
      await add('La excursión al museo', { name: 'corta.pdf' });
      const all = (await library.search.passagesAfter(0, 100)).map(({ id }) => id);
      expect(await library.search.sift(all, {}, 10)).toEqual([...all.slice(0, 3), all.at(-1)]);
      expect(await library.search.rank('excursión museo', {}, 10)).toHaveLength(4);
    });

    it('takes whatever is typed as words, never as a query language', async () => {
      await add('ficha médica', { name: 'ficha.pdf' });
      for (const query of [
        'ficha"',
        '"',
        'ficha OR',
        'ficha*',
        'NEAR(ficha)',
        "ficha'); drop table passages; --",
        '-ficha',
      ]) {
        await expect(find(query), query).resolves.toBeInstanceOf(Array);
      }
      expect(await find('ficha')).toEqual(['ficha.pdf']);
    });
  });
}
