import type { AmanuenseClient } from '../../src-shared/contract/index.ts';
import type { SpeechModelStatus } from '../../src-shared/contract/speech-models-contract.ts';
import { AppError } from '../../src-shared/domain/errors.ts';

/** What a file that hears recordings is chosen for. */
type SpeechUse = 'transcribe' | 'second-pass';

export function isSpeechTask(text: string): text is SpeechUse {
  return text === 'transcribe' || text === 'second-pass';
}

/** Whether a file, by the end of its name, is one that hears recordings. */
export function isSpeechFile(path: string): boolean {
  return /\.(bin|onnx)$/i.test(path);
}

/** Whether a name is that of a file of this PC that hears recordings, or of one that came half way. */
export async function isSpeechModel(client: AmanuenseClient, name: string): Promise<boolean> {
  const { installed, offers } = await client.speechModels.status();
  const isHalfWay = offers.some((offer) => offer.name === name && offer.partialBytes > 0);
  return isHalfWay || installed.some((model) => model.name === name);
}

/** Chooses the file for a use, null for none; tells which are used then. Throws `MODEL_NOT_FOUND`. */
export async function chooseForSpeech(client: AmanuenseClient, use: SpeechUse, name: string | null) {
  const { installed } = await client.speechModels.status();
  const wanted = installed.find((model) => model.name === name && model.role === 'transcription');
  if (name !== null && wanted === undefined) throw new AppError('MODEL_NOT_FOUND', { name });
  if (wanted?.isEnglishOnly) throw new AppError('MODEL_ENGLISH_ONLY', { name: wanted.name });
  await client.library.updateSettings(use === 'transcribe' ? { transcriptionModel: name } : { secondPassModel: name });
  const { chosen } = await client.speechModels.status();
  return { transcribe: chosen.transcription, secondPass: chosen.secondPass?.name ?? null };
}

function stateOf({ role, isEnglishOnly }: SpeechModelStatus['installed'][number]): string {
  if (role === null) return ' · dañado';
  return isEnglishOnly ? ' · sólo inglés' : '';
}

/** The files for recordings in words, a line each. */
export function describeSpeech({ installed, chosen, recommended, offers }: SpeechModelStatus): string {
  const lines = installed.map((model) => `  ${model.name}${stateOf(model)}`);
  const wanted = offers.find(({ name, isInstalled }) => name === recommended && !isInstalled);
  return [
    ...(lines.length > 0 ? ['Para las grabaciones:', ...lines] : ['Para las grabaciones no hay ninguno.']),
    ...(chosen.imposed === null ? [] : [`Pasa a texto: ${chosen.imposed} (AMANUENSE_WHISPER_MODEL)`]),
    ...(chosen.transcription === null || chosen.imposed !== null ? [] : [`Pasa a texto: ${chosen.transcription}`]),
    ...(wanted ? [`Recomendado para las grabaciones: ${wanted.name}`] : []),
    '',
  ].join('\n');
}
