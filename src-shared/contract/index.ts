import type { ContractRouterClient, InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract';
import { actasContract } from './actas-contract.ts';
import { askContract } from './ask-contract.ts';
import { backupContract } from './backup-contract.ts';
import { chatsContract } from './chats-contract.ts';
import { conflictsContract } from './conflicts-contract.ts';
import { districtContract } from './district-contract.ts';
import { documentsContract } from './documents-contract.ts';
import { doorContract } from './door-contract.ts';
import { jobsContract } from './jobs-contract.ts';
import { libraryContract } from './library-contract.ts';
import { markingsContract } from './markings-contract.ts';
import { modelsContract } from './models-contract.ts';
import { peopleContract } from './people-contract.ts';
import { planillasContract } from './planillas-contract.ts';
import { promptsContract } from './prompts-contract.ts';
import { recordingsContract } from './recordings-contract.ts';
import { rightsContract } from './rights-contract.ts';
import { sourcesContract } from './sources-contract.ts';
import { speechModelsContract } from './speech-models-contract.ts';
import { transcriptionContract } from './transcription-contract.ts';

/** Everything that an interface may ask of a host, over any transport. */
export const contract = {
  library: libraryContract,
  ask: askContract,
  sources: sourcesContract,
  people: peopleContract,
  rights: rightsContract,
  planillas: planillasContract,
  prompts: promptsContract,
  documents: documentsContract,
  actas: actasContract,
  markings: markingsContract,
  recordings: recordingsContract,
  chats: chatsContract,
  jobs: jobsContract,
  models: modelsContract,
  speechModels: speechModelsContract,
  transcription: transcriptionContract,
  backup: backupContract,
  district: districtContract,
  conflicts: conflictsContract,
  door: doorContract,
};

export type AmanuenseContract = typeof contract;
/** The typed client of the contract: what the interface and the command line call. */
export type AmanuenseClient = ContractRouterClient<AmanuenseContract>;
export type ContractInputs = InferContractRouterInputs<AmanuenseContract>;
export type ContractOutputs = InferContractRouterOutputs<AmanuenseContract>;
