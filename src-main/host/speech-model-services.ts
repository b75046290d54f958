import { join } from 'node:path';
import {
  type CatalogueSpeechModel,
  speechModelCatalogue,
  speechModelHosts,
} from '../../src-shared/domain/speech-model-catalogue.ts';
import type { SpeechModelStore } from '../../src-shared/ports/speech-model-store.ts';
import { createDiskSpeechModels } from '../adapters/speech-models/disk-speech-models.ts';
import type { LocalConfiguration } from './local-configuration.ts';
import { freeBytesAt } from './machine-facts.ts';

/** Where the files of weights are kept, in the library's folder. */
const modelsFolder = 'modelos';

export type SpeechModelOptions = {
  catalogue?: readonly CatalogueSpeechModel[];
  freeBytes?: () => Promise<number | null>;
  /** How long nothing at all may come of a download; a minute unless told. */
  stallMs?: number;
};

/** What the use-cases ask of the files that hear recordings. */
export type SpeechModelServices = {
  speechModels: SpeechModelStore;
  speechModelCatalogue: readonly CatalogueSpeechModel[];
};

/** The files that hear recordings, in the library's folder. */
export function createSpeechModelServices(
  { libraryFolder }: Pick<LocalConfiguration, 'libraryFolder'>,
  { catalogue = speechModelCatalogue, freeBytes, stallMs }: SpeechModelOptions = {},
): SpeechModelServices {
  const folder = join(libraryFolder, modelsFolder);
  const speechModels = createDiskSpeechModels({
    folder,
    hosts: speechModelHosts,
    freeBytes: freeBytes ?? (() => freeBytesAt(libraryFolder)),
    stallMs,
  });
  return { speechModels, speechModelCatalogue: catalogue };
}
