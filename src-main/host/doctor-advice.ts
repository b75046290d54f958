import type { DoctorReport } from '../../src-shared/contract/library-contract.ts';

const gigabyte = 1024 ** 3;

/** What to do about what a PC lacks: one Spanish sentence each, the most urgent first. */
export function doctorAdvice({
  disk,
  memory,
  ollama,
  recommendedModels,
  ocr,
  whisper,
  library,
}: Omit<DoctorReport, 'advice'>): string[] {
  const advice: string[] = [];
  if (disk.freeBytes !== null && disk.freeBytes < 2 * gigabyte) {
    advice.push('Queda poco lugar en el disco (menos de 2 GB): liberá espacio antes de agregar más papeles.');
  }
  if (library && !library.healthy) advice.push('La biblioteca tiene un daño: restaurá la última copia de respaldo.');
  if (library && !library.encrypted)
    advice.push('La biblioteca no está cifrada: cualquiera que abra esta PC puede leerla.');
  if (!ocr.ready) advice.push('Falta el módulo que lee imágenes: reinstalá el programa.');
  if (memory.totalBytes < 3.5 * gigabyte)
    advice.push('La PC tiene poca memoria: cerrá otros programas mientras se leen papeles.');
  const hearing = hearingAdvice(whisper);
  if (hearing !== null) advice.push(hearing);
  const models = modelAdvice({ ollama, recommendedModels });
  if (models !== null) advice.push(models);
  return advice;
}

/** Why recordings cannot be put into words here, and what to do about it; null where they can. */
function hearingAdvice({ version, level, canBuild, missing, model }: DoctorReport['whisper']): string | null {
  if (version === null) {
    if (missing !== null) return `Para pasar grabaciones a texto hay que instalar antes ${missing}.`;
    if (canBuild) {
      return 'Para pasar grabaciones a texto falta armar el programa que escucha: se hace en Ajustes, en «Transcripción».';
    }
    return 'Esta copia del programa no trae con qué pasar grabaciones a texto: instalala de nuevo.';
  }
  if (level === null) return 'El procesador de esta PC no puede pasar grabaciones a texto: hacelo en otra PC.';
  if (model === null) return 'Para pasar grabaciones a texto falta un modelo: se baja o se trae en Modelos.';
  return null;
}

function modelAdvice({ ollama, recommendedModels }: Pick<DoctorReport, 'ollama' | 'recommendedModels'>): string | null {
  if (ollama.models.length > 0) return null;
  if (recommendedModels === null) {
    return 'Esta PC no llega para un modelo: todo funciona con las reglas y las citas.';
  }
  const pack = `${recommendedModels.names.join(' y ')} (unos ${recommendedModels.downloadMinutes} minutos con internet de 10 megas)`;
  if (ollama.running) return `Ollama está en marcha sin ningún modelo: en Modelos se baja el recomendado, ${pack}.`;
  if (ollama.installed) return 'Ollama está instalado y apagado: Amanuense lo enciende cuando hay un modelo elegido.';
  return `No está Ollama: todo funciona con las reglas. En Modelos dice cómo traerlo; para esta PC conviene ${pack}.`;
}
