import { type CatalogueModel, type ModelPurpose, modelCatalogue } from './model-catalogue.ts';

/** What decides which models a PC can run. */
export type MachineResources = {
  memoryBytes: number;
  /** Its instruction sets ("avx2"); null where the system does not tell them. */
  processorFlags: readonly string[] | null;
  /** Free where models are kept; null where the system does not tell. */
  freeDiskBytes: number | null;
};

/** What one PC had best download, together. */
export type ModelPack = { models: readonly CatalogueModel[]; sizeBytes: number; downloadMinutes: number };

const gibibyte = 1024 ** 3;
/** A PC sold with 8 GB tells a little less: its screen takes some. */
const toldShare = 0.85;
/** Left free on the disk for the papers and for Windows. */
const diskMargin = 1_000_000_000;
/** Of a connection of 10 megabits, which many schools do not reach. */
const bytesPerMinute = (10_000_000 / 8) * 60;
/** A processor without AVX2 takes minutes a sentence with more than this. */
const mostWithoutAvx2 = 1_500_000_000;

/** The memory of a PC as it is sold: 7.7 GiB are 8 GB. */
export function gigabytesOfMemory(memoryBytes: number): number {
  return Math.round(memoryBytes / gibibyte);
}

/** Whether the PC has the memory that a model asks for. */
export function fitsInMemory(memoryGigabytes: number, { memoryBytes }: MachineResources): boolean {
  return memoryBytes >= memoryGigabytes * gibibyte * toldShare;
}

/** How much more room the disk should have for a download of that size; 0 when it has it, or cannot be told. */
export function missingDiskBytes(sizeBytes: number, { freeDiskBytes }: MachineResources): number {
  return freeDiskBytes === null ? 0 : Math.max(0, sizeBytes + diskMargin - freeDiskBytes);
}

/** How long a download takes with a slow school's internet. */
export function downloadMinutes(sizeBytes: number): number {
  return Math.max(1, Math.round(sizeBytes / bytesPerMinute));
}

/** The model of that name in the catalogue; null for one that it does not know. */
export function inCatalogue(name: string): CatalogueModel | null {
  return modelCatalogue.find((model) => model.name === name) ?? null;
}

/**
 * The one pack for a PC: the largest recommendable model that writes and fits, and one that searches; without the one
 * that writes where none fits. Null when not even a search fits.
 */
export function recommendPack(machine: MachineResources): ModelPack | null {
  const models: CatalogueModel[] = [];
  for (const purpose of ['searching', 'writing'] as const satisfies readonly ModelPurpose[]) {
    const taken = totalSize(models);
    const best = modelCatalogue.findLast(
      (model) =>
        model.purpose === purpose &&
        model.isRecommendable &&
        fitsInMemory(model.memoryGigabytes, machine) &&
        isFastEnough(model, machine) &&
        missingDiskBytes(taken + model.sizeBytes, machine) === 0,
    );
    if (best) models.unshift(best);
  }
  if (models.length === 0) return null;
  const sizeBytes = totalSize(models);
  return { models, sizeBytes, downloadMinutes: downloadMinutes(sizeBytes) };
}

function isFastEnough({ sizeBytes }: CatalogueModel, { processorFlags }: MachineResources): boolean {
  return processorFlags === null || processorFlags.includes('avx2') || sizeBytes <= mostWithoutAvx2;
}

function totalSize(models: readonly CatalogueModel[]): number {
  return models.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}
