import type { SpeechRole } from './speech-model.ts';

/** A file of weights that the product knows and offers. */
export type CatalogueSpeechModel = {
  /** The file's name on this PC. */
  name: string;
  role: SpeechRole;
  sizeBytes: number;
  /** Of the whole file, as published with it. */
  sha256: string;
  /** Where it is published: the very version that the hash is of. */
  address: string;
  licence: string;
  /** The PC's memory, as it is sold, with which it works beside Windows and this program. */
  memoryGigabytes: number;
  /** What it is good for, in a few Spanish words. */
  about: string;
  /** How many times the work of Whisper's `base` it takes to hear the same; null for what takes next to nothing. */
  workOfBase: number | null;
  /** Whether it may be the one recommended; the others are a choice. */
  isRecommendable: boolean;
};

/** Who publishes files, and who those send on to: a download goes to nobody else. A dot stands for any name before it. */
export const speechModelHosts: readonly string[] = ['huggingface.co', '.hf.co', 'github.com', '.githubusercontent.com'];

const whisper = 'https://huggingface.co/ggerganov/whisper.cpp/resolve/5359861c739e955e79d9a303bcbc70fb988958b1';
const sherpa = 'https://github.com/k2-fsa/sherpa-onnx/releases/download';

/**
 * The files that are offered, those for words from the smallest to the largest. Where sizes, hashes and figures come
 * from is in docs/transcription.md.
 */
export const speechModelCatalogue: readonly CatalogueSpeechModel[] = [
  {
    name: 'ggml-tiny-q8_0.bin',
    role: 'transcription',
    sizeBytes: 43_537_433,
    sha256: 'c2085835d3f50733e2ff6e4b41ae8a2b8d8110461e18821b09a15c40c42d1cca',
    address: `${whisper}/ggml-tiny-q8_0.bin`,
    licence: 'MIT',
    memoryGigabytes: 2,
    about: 'El más chico. Se equivoca seguido: sirve para probar.',
    workOfBase: 0.4,
    isRecommendable: false,
  },
  {
    name: 'ggml-base-q8_0.bin',
    role: 'transcription',
    sizeBytes: 81_768_585,
    sha256: 'c577b9a86e7e048a0b7eada054f4dd79a56bbfa911fbdacf900ac5b567cbb7d9',
    address: `${whisper}/ggml-base-q8_0.bin`,
    licence: 'MIT',
    memoryGigabytes: 4,
    about: 'Entiende lo principal. Anda en cualquier PC.',
    workOfBase: 1,
    isRecommendable: true,
  },
  {
    name: 'ggml-base.bin',
    role: 'transcription',
    sizeBytes: 147_951_465,
    sha256: '60ed5bc3dd14eea856493d334349b405782ddcaf0028d4b5df4088345fba2efe',
    address: `${whisper}/ggml-base.bin`,
    licence: 'MIT',
    memoryGigabytes: 4,
    about: 'El mismo sin achicar: no entiende más, y es más lento.',
    workOfBase: 2,
    isRecommendable: false,
  },
  {
    name: 'ggml-small-q8_0.bin',
    role: 'transcription',
    sizeBytes: 264_464_607,
    sha256: '49c8fb02b65e6049d5fa6c04f81f53b867b5ec9540406812c643f177317f779f',
    address: `${whisper}/ggml-small-q8_0.bin`,
    licence: 'MIT',
    memoryGigabytes: 4,
    about: 'Buen equilibrio entre lo que entiende y lo que tarda.',
    workOfBase: 3.5,
    isRecommendable: true,
  },
  {
    name: 'ggml-medium-q8_0.bin',
    role: 'transcription',
    sizeBytes: 823_369_779,
    sha256: '42a1ffcbe4167d224232443396968db4d02d4e8e87e213d3ee2e03095dea6502',
    address: `${whisper}/ggml-medium-q8_0.bin`,
    licence: 'MIT',
    memoryGigabytes: 8,
    about: 'Entiende mejor y tarda mucho más.',
    workOfBase: 12,
    isRecommendable: false,
  },
  {
    name: 'ggml-large-v3-turbo-q8_0.bin',
    role: 'transcription',
    sizeBytes: 874_188_075,
    sha256: '317eb69c11673c9de1e1f0d459b253999804ec71ac4c23c17ecf5fbe24e259a1',
    address: `${whisper}/ggml-large-v3-turbo-q8_0.bin`,
    licence: 'MIT',
    memoryGigabytes: 8,
    about: 'El que mejor entiende. Sirve para repasar lo dudoso, o de noche.',
    workOfBase: 20,
    isRecommendable: false,
  },
  {
    name: 'pyannote-segmentation-3.0.onnx',
    role: 'speaker-segmentation',
    sizeBytes: 5_992_913,
    sha256: '220ad67ca923bef2fa91f2390c786097bf305bceb5e261d4af67b38e938e1079',
    address:
      'https://huggingface.co/csukuangfj/sherpa-onnx-pyannote-segmentation-3-0/resolve/9403a6902bb58e3d5ae8c7e77c3422de279db2e0/model.onnx',
    licence: 'MIT',
    memoryGigabytes: 4,
    about: 'Separa las voces: dónde habla cada uno. Va con el que sigue.',
    workOfBase: null,
    isRecommendable: false,
  },
  {
    name: 'nemo_en_titanet_small.onnx',
    role: 'speaker-embedding',
    sizeBytes: 40_257_283,
    sha256: 'ad4a1802485d8b34c722d2a9d04249662f2ece5d28a7a039063ca22f515a789e',
    address: `${sherpa}/speaker-recongition-models/nemo_en_titanet_small.onnx`,
    licence: 'CC-BY-4.0',
    memoryGigabytes: 4,
    about: 'Reconoce que dos frases son de la misma voz.',
    workOfBase: null,
    isRecommendable: false,
  },
];
