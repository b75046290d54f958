import { downloadMinutes, fitsInMemory, gigabytesOfMemory, type MachineResources } from '../../domain/model-advice.ts';
import { minutesPerHour, recommendSpeechModel } from '../../domain/speech-model-advice.ts';
import type { CatalogueSpeechModel } from '../../domain/speech-model-catalogue.ts';
import type { StoredSpeechModel } from '../../ports/speech-model-store.ts';
import type { ModelSettings } from '../models/model-context.ts';
import { pickFile, type SpeechModelPorts, servesFor, speechMachine } from './speech-model-context.ts';

/** What there is to hear recordings with, what is offered, and what this PC had best have. */
export function createShowSpeechModels(ports: SpeechModelPorts, settings: ModelSettings) {
  const { speechModels, speechModelCatalogue, needsSpeechModel, imposedSpeechModel } = ports;

  return async function showSpeechModels() {
    const { transcriptionModel, secondPassModel } = await settings.read();
    const [files, machine] = await Promise.all([speechModels.list(), speechMachine(ports)]);
    const recommended = recommendSpeechModel(speechModelCatalogue, machine);
    const transcription = pickFile(files, { role: 'transcription', chosen: transcriptionModel })?.name ?? null;
    return {
      canHear: transcription !== null || !(await needsSpeechModel()),
      machine: {
        memoryGigabytes: gigabytesOfMemory(machine.memoryBytes),
        freeDiskBytes: machine.freeDiskBytes,
        isSlow: machine.processorFlags !== null && !machine.processorFlags.includes('avx2'),
      },
      installed: files.map((file) => shown(file, machine)),
      recommended: recommended?.name ?? null,
      offers: await Promise.all(speechModelCatalogue.map((model) => offerOf(model, files, machine))),
      chosen: {
        transcription,
        imposed: imposedSpeechModel,
        secondPass: secondPassModel === null ? null : { name: secondPassModel, isMissing: !isHere(secondPassModel) },
      },
    };

    function isHere(name: string): boolean {
      return files.some((file) => file.name === name && servesFor(file, 'transcription'));
    }
  };

  function shown({ name, role, kind, isEnglishOnly, sizeBytes }: StoredSpeechModel, machine: MachineResources) {
    const published = speechModelCatalogue.find((model) => model.name === name);
    const pace = published ? minutesPerHour(published, machine) : null;
    return { name, role, kind, isEnglishOnly, sizeBytes, minutesPerHour: pace };
  }

  async function offerOf(model: CatalogueSpeechModel, files: readonly StoredSpeechModel[], machine: MachineResources) {
    const { name, role, sizeBytes, memoryGigabytes, licence, about, address } = model;
    return {
      name,
      role,
      sizeBytes,
      memoryGigabytes,
      licence,
      about,
      host: new URL(address).hostname,
      downloadMinutes: downloadMinutes(sizeBytes),
      minutesPerHour: minutesPerHour(model, machine),
      isInstalled: files.some((file) => file.name === name && file.role === role),
      partialBytes: await speechModels.partialBytes(name),
      fits: fitsInMemory(memoryGigabytes, machine),
    };
  }
}
