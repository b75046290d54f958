import { fitsInMemory, type MachineResources, missingDiskBytes } from './model-advice.ts';
import type { CatalogueSpeechModel } from './speech-model-catalogue.ts';

/** What `base` takes for an hour in which somebody speaks all the time, on a PC of each kind. */
const minutesOfBase = { withAvx2: 4, without: 30 } as const;
/** More than an hour of work for an hour of meeting is no recommendation. */
const mostMinutes = 45;

/** How many minutes this PC takes to put an hour of speech into words; null for what is no work to speak of. */
export function minutesPerHour({ workOfBase }: CatalogueSpeechModel, machine: MachineResources): number | null {
  if (workOfBase === null) return null;
  return Math.max(1, Math.round(workOfBase * (isFast(machine) ? minutesOfBase.withAvx2 : minutesOfBase.without)));
}

/** The one model for words that a PC had best have: the largest recommendable one that fits and is not too slow. */
export function recommendSpeechModel(
  catalogue: readonly CatalogueSpeechModel[],
  machine: MachineResources,
): CatalogueSpeechModel | null {
  const fitting = catalogue.filter(
    (model) =>
      model.role === 'transcription' &&
      model.isRecommendable &&
      fitsInMemory(model.memoryGigabytes, machine) &&
      (minutesPerHour(model, machine) ?? 0) <= mostMinutes &&
      missingDiskBytes(model.sizeBytes, machine) === 0,
  );
  return fitting.at(-1) ?? null;
}

/** A PC that does not tell is taken for an ordinary one. */
function isFast({ processorFlags }: MachineResources): boolean {
  return processorFlags === null || processorFlags.includes('avx2');
}
