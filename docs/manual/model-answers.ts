import type { ChatScript } from '../../tests/fakes/chat-script.ts';
import type { OllamaScenario } from '../../tests/fakes/ollama/scenario.ts';

type Request = Parameters<NonNullable<OllamaScenario['chat']>>[0];
type Part = { texto: string; cita: string };

/** The paper that the two models of the manual's comparison are asked about. */
export const comparedPaper = 'Circular 57-2024.docx';

const card = 'Solicitamos enviar el carnet de vacunas y la autorización firmada.';
const visit = 'Personal del centro de salud visitará la escuela.';
const asking = 'Por consultas, comunicarse al 0260 5662423 en el horario de secretaría.';
const closing: Part = { texto: 'Saludos, Escuela Primaria N.º 123', cita: '' };

/** A careful model writes all that the paper says. */
const careful: Part[] = [
  { texto: 'Buenos días, familias:', cita: '' },
  { texto: 'El 11 de junio de 2024 a las 11:30 h personal del centro de salud visitará la escuela.', cita: visit },
  { texto: 'Hay que enviar el carnet de vacunas y la autorización firmada.', cita: card },
  { texto: 'Por consultas, comunicarse al 0260 5662423 en el horario de secretaría.', cita: asking },
  closing,
];

/** A small one is quicker, leaves something out and adds what nobody said. */
const quick: Part[] = [
  { texto: 'Buenos días, familias:', cita: '' },
  { texto: 'Personal del centro de salud visitará la escuela el 11 de junio de 2024.', cita: visit },
  { texto: 'Manden el carnet de vacunas y la autorización firmada.', cita: card },
  { texto: 'La vacuna es obligatoria para pasar de grado.', cita: 'vacuna obligatoria' },
  closing,
];

/** What the models of the manual's pictures say: of a paper, a message made from it; else, words to be counted. */
export function answerForManual(request: Request): ChatScript {
  const isOfPaper = request.messages.some(({ content }) => content.includes('<pagina'));
  if (!isOfPaper) return { pieces: Array.from({ length: 18 }, () => 'palabra ') };
  const isSmall = request.model.includes('1.7b');
  const pieces = JSON.stringify({ partes: isSmall ? quick : careful }).match(/.{1,12}/gs) ?? [];
  return { pieces, firstDelayMs: isSmall ? 1_200 : 3_000, delayMs: isSmall ? 45 : 110 };
}
