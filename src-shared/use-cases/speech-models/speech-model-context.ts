import type { MachineResources } from '../../domain/model-advice.ts';
import type { SpeechRole } from '../../domain/speech-model.ts';
import type { CatalogueSpeechModel } from '../../domain/speech-model-catalogue.ts';
import type { ModelMachine } from '../../ports/model-machine.ts';
import type { SettingsRepository } from '../../ports/settings-repository.ts';
import type { SpeechModelStore, StoredSpeechModel } from '../../ports/speech-model-store.ts';

export type SpeechModelPorts = {
  modelMachine: ModelMachine;
  /** Whether one of these files is needed to put recordings into words; not where something else hears them. */
  needsSpeechModel: () => Promise<boolean>;
  /** The name of the file that this program was started with, which is used whatever is chosen; null for none. */
  imposedSpeechModel: string | null;
  settings: SettingsRepository;
  /** The files that are offered. */
  speechModelCatalogue: readonly CatalogueSpeechModel[];
  speechModels: SpeechModelStore;
};

/** What the PC has, with the room where these files are kept. */
export async function speechMachine({ modelMachine, speechModels }: SpeechModelPorts): Promise<MachineResources> {
  return { ...(await modelMachine.resources()), freeDiskBytes: await speechModels.freeBytes() };
}

/** Whether a file serves for a role here, where Spanish is spoken. */
export function servesFor({ role, isEnglishOnly }: StoredSpeechModel, wanted: SpeechRole): boolean {
  return role === wanted && !isEnglishOnly;
}

/** The file that is used of those of a role: the chosen one while it is there, else the newest. */
export function pickFile(
  files: readonly StoredSpeechModel[],
  { role, chosen }: { role: SpeechRole; chosen: string | null },
): StoredSpeechModel | null {
  const serving = files.filter((file) => servesFor(file, role));
  return serving.find(({ name }) => name === chosen) ?? serving[0] ?? null;
}
