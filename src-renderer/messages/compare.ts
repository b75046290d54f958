import { paceInWords } from '../../src-shared/domain/model-speed.ts';
import type { PromptTrial } from '../../src-shared/domain/prompt-trial.ts';
import { formatMoment, formatStopwatch, plural } from './format.ts';

/** Too short to tell a pace by. */
const shortestMs = 250;

/** Words of the comparison of two prompts or two models. */
export const compareMessages = {
  title: 'Comparar',
  subtitle: 'Dos modelos, o dos indicaciones, sobre el mismo papel',
  open: 'Comparar',
  openFromModels: 'Comparar dos modelos',
  back: 'Volver',
  sides: ['Primera', 'Segunda'],
  use: 'Para qué es',
  prompt: 'Indicación',
  draft: (name: string) => `${name} (lo que estás escribiendo)`,
  own: 'De la escuela',
  ready: 'Listas para usar',
  version: 'Versión',
  now: 'La de ahora',
  when: (iso: string, by: string) => `${formatMoment(iso)} · ${by}`,
  model: 'Modelo',
  run: 'Comparar',
  stop: 'Parar las dos',
  order: 'Se prueban de a una, para no trabar la PC: primero la primera. Si salís de acá, se para.',
  same: 'Las dos son iguales: cambiá el modelo o la indicación de una.',
  missing: (labels: readonly string[]) => `Falta completar: ${labels.join(', ')}.`,
  oneModel: 'Hay un solo modelo instalado: se comparan dos indicaciones, o dos versiones de una.',
  table: 'Lo que escribió cada una',
  waiting: 'Espera a que termine la primera',
  stopSide: (side: string) => `Parar la ${side.toLowerCase()}`,
  again: (side: string) => `Volver a probar la ${side.toLowerCase()}`,
  stopShort: 'Parar',
  againShort: 'Volver a probar',
  stopped: 'Se paró. Lo que llegó a escribir queda acá.',
  changed: 'Cambiaste algo después: volvé a probarla.',
  proof: (number: number, side: string) => `Ver la prueba ${number} de la ${side.toLowerCase()}`,
  mark: 'Marcar las diferencias',
  marked: 'Con color, lo que dice una sola.',
  alone: 'Nada parecido de este lado',
  took: (milliseconds: number) => formatStopwatch(milliseconds),
  pace: (writing: PromptTrial['writing']): string | null => {
    if (writing === null) return null;
    const { waitedMs, wroteMs, words } = writing;
    const began = `Tardó ${formatStopwatch(waitedMs)} en empezar`;
    return wroteMs < shortestMs ? began : `${began} y escribió ${paceInWords((words * 1000) / wroteMs)}`;
  },
  withoutModel: 'Salió sin modelo',
  faster: (milliseconds: number, otherMs: number) => {
    const times = otherMs / Math.max(1, milliseconds);
    if (times < 1.15) return null;
    return times < 1.75 ? 'algo más rápida' : `${plural(Math.round(times), 'vez', 'veces')} más rápida`;
  },
  keep: 'Quedarse con esta',
  keepOf: (side: string) => `Quedarse con la ${side.toLowerCase()}`,
  keeping: {
    create: (name: string) => `Guarda «${name}» entre las de la escuela.`,
    version: (name: string) => `Guarda este texto como la versión de ahora de «${name}».`,
    fill: (model: string) => `Usa ${model} para llenar planillas.`,
    answer: (model: string) => `Usa ${model} para contestar y escribir textos.`,
    both: (model: string) => `Usa ${model} para llenar planillas y para contestar.`,
    nothing: 'Es la que ya se usa.',
  },
  saved: (name: string) => `Se guardó «${name}»`,
  modelChosen: (model: string) => `Ahora se usa ${model}`,
  noPapers: 'Todavía no hay papeles leídos para comparar',
  noPapersHint: 'Agregá algunos en Papeles: se compara con lo que dice uno de ellos.',
  seePapers: 'Ir a Papeles',
  noModel: 'Para comparar hace falta un modelo',
  noModelHint: 'En Modelos se ve qué falta en esta PC, y se resuelve desde ahí.',
  seeModels: 'Ir a Modelos',
  noPrompts: 'No hay indicaciones de esta clase: escribí una en Indicaciones.',
} as const;
