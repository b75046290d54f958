import type { DoctorReport } from '../../src-shared/contract/library-contract.ts';

const gigabyte = 1024 ** 3;

/** What to do about what a PC lacks: one Spanish sentence each, the most urgent first. */
export function doctorAdvice({ disk, memory, ollama, ocr, library }: Omit<DoctorReport, 'advice'>): string[] {
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
  if (!ollama.running) {
    advice.push(
      'No hay un modelo local (Ollama): todo funciona con las reglas. Si la PC tiene 8 GB o más, instalarlo completa más celdas.',
    );
  } else if (ollama.models.length === 0) {
    advice.push('Ollama está instalado pero no tiene ningún modelo: bajá uno con «ollama pull» y elegilo en Ajustes.');
  }
  return advice;
}
