/** What a model is for: to write (answers, what the rules left empty), or to search by meaning. */
export type ModelPurpose = 'writing' | 'searching';

/** A model that the product knows and offers. */
export type CatalogueModel = {
  /** As Ollama's library names it. */
  name: string;
  purpose: ModelPurpose;
  /** Of the download; approximate, its makers may publish another. */
  sizeBytes: number;
  /** The PC's memory, as it is sold, with which it works beside Windows and this program. */
  memoryGigabytes: number;
  licence: string;
  /** What it is good for, in a few Spanish words. */
  about: string;
  /** Whether it may be the one recommended; the others are a choice. */
  isRecommendable: boolean;
};

const gigabyte = 1_000_000_000;

/**
 * The models that are offered, from the smallest to the largest of each purpose. All read Spanish. Sizes and licences
 * are those of Ollama's public library; see docs/language-models.md.
 */
export const modelCatalogue: readonly CatalogueModel[] = [
  {
    name: 'qwen3:0.6b',
    purpose: 'writing',
    sizeBytes: 0.523 * gigabyte,
    memoryGigabytes: 4,
    licence: 'Apache-2.0',
    about: 'El más chico. Se equivoca seguido: sirve para probar.',
    isRecommendable: false,
  },
  {
    name: 'qwen3:1.7b',
    purpose: 'writing',
    sizeBytes: 1.4 * gigabyte,
    memoryGigabytes: 6,
    licence: 'Apache-2.0',
    about: 'Chico y rápido, para una PC con poca memoria.',
    isRecommendable: true,
  },
  {
    name: 'qwen3:4b-instruct',
    purpose: 'writing',
    sizeBytes: 2.5 * gigabyte,
    memoryGigabytes: 8,
    licence: 'Apache-2.0',
    about: 'Buen equilibrio entre lo que entiende y lo que tarda.',
    isRecommendable: true,
  },
  {
    name: 'gemma3:4b',
    purpose: 'writing',
    sizeBytes: 3.3 * gigabyte,
    memoryGigabytes: 8,
    licence: 'Gemma',
    about: 'Redacta bien en castellano.',
    isRecommendable: false,
  },
  {
    name: 'qwen3:8b',
    purpose: 'writing',
    sizeBytes: 5.2 * gigabyte,
    memoryGigabytes: 16,
    licence: 'Apache-2.0',
    about: 'Entiende mejor y tarda más.',
    isRecommendable: true,
  },
  {
    name: 'gemma3:12b',
    purpose: 'writing',
    sizeBytes: 8.1 * gigabyte,
    memoryGigabytes: 16,
    licence: 'Gemma',
    about: 'El que mejor redacta. Necesita paciencia o una placa de video.',
    isRecommendable: false,
  },
  {
    name: 'embeddinggemma:300m',
    purpose: 'searching',
    sizeBytes: 0.622 * gigabyte,
    memoryGigabytes: 4,
    licence: 'Gemma',
    about: 'Encuentra lo que se parece aunque esté dicho con otras palabras.',
    isRecommendable: true,
  },
  {
    name: 'bge-m3:567m',
    purpose: 'searching',
    sizeBytes: 1.2 * gigabyte,
    memoryGigabytes: 6,
    licence: 'MIT',
    about: 'Lo mismo, con textos más largos. Tarda más en preparar los papeles.',
    isRecommendable: false,
  },
];
