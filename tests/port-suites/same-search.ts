import { expect } from 'vitest';
import { sourceChanges } from '../../src-shared/domain/changes.ts';
import type { DocumentText } from '../../src-shared/domain/document-text.ts';
import { createId, type SourceId } from '../../src-shared/domain/identifiers.ts';
import type { Source } from '../../src-shared/domain/source.ts';
import type { LibraryStorage } from '../../src-shared/storage/create-library-storage.ts';
import { createRandom, type Random } from '../simulation/random-source.ts';
import { actor, sampleSource, sampleText } from './library-fixtures.ts';

const words = `escuela alumno alumna maestra nota ficha vacunación excursión reunión padres firma director grado turno
  mañana tarde certificado médico permiso salida museo biblioteca cooperadora acta libro fecha nombre apellido documento
  domicilio teléfono hermano inasistencia boletín primaria secundaria patio comedor merienda portero llave campana
  bandera himno fiesta patria julio mayo junio agosto torneo fútbol ajedrez coro guitarra huerta semilla planta abono
  tierra agua lluvia zapatilla guardapolvo Ferreyra Suárez Núñez Sosa Benítez Quiroga Vilafañe Torres`.split(/\s+/);

type Paper = { source: Source; text: DocumentText };

/** Papers of words of which some are common and most are rare, so that every way of looking has too much to bring it all. */
function makePapers(random: Random, count: number): Paper[] {
  const word = () => words[Math.min(random.integer(words.length), random.integer(words.length))]!;
  const sentence = () => `${Array.from({ length: 6 + random.integer(14) }, word).join(' ')}.`;
  const page = () => Array.from({ length: 1 + random.integer(12) }, sentence).join(' ');
  return Array.from({ length: count }, (_, index) => ({
    source: sampleSource({
      id: createId<SourceId>(),
      name: `${word()} ${index}.pdf`,
      documentDate: `20${10 + (index % 15)}-01-01`,
    }),
    text: sampleText(...Array.from({ length: 1 + random.integer(3) }, page)),
  }));
}

/** Puts the same papers in both libraries, asks both the same, and expects the same of both. */
export async function expectSameSearch(one: LibraryStorage, other: LibraryStorage): Promise<void> {
  const random = createRandom(7);
  const papers = makePapers(random, 90);
  for (const library of [one, other]) {
    await library.changeLog.commit(
      papers.flatMap(({ source }) => sourceChanges(source)),
      { actor },
    );
    for (const { source, text } of papers) await library.sources.saveText(source.id, text);
    // Read again: what was there before counts no more.
    for (const { source, text } of papers.slice(0, 10)) await library.sources.saveText(source.id, text);
  }
  expect(await one.search.extent()).toEqual(await other.search.extent());
  const some = (count: number) => Array.from({ length: count }, () => random.pick(words)).join(' ');
  for (let asked = 0; asked < 16; asked += 1) {
    const queries = [some(1), some(2), some(3), `¿Cuándo ${some(5)}?`, `"${some(2)}"`, some(1).slice(0, 4)];
    const filter = asked % 3 === 0 ? { from: '2012-01-01', to: '2018-01-01' } : {};
    for (const query of queries) {
      expect(await one.search.rank(query, filter, 10), query).toEqual(await other.search.rank(query, filter, 10));
    }
    const together = asked % 2 === 0;
    const held = some(2);
    const holding = await one.search.holding(held, filter, together);
    expect(holding, held).toEqual(await other.search.holding(held, filter, together));
  }
  const found = await one.search.search('certificado médico', {}, 10);
  expect(found).toHaveLength(10);
  expect(found).toEqual(await other.search.search('certificado médico', {}, 10));
}
