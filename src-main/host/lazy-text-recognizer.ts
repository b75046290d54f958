import type { TextRecognizer } from '../../src-shared/ports/text-recognizer.ts';

/** A recogniser whose engine is loaded at the first picture: most papers have none. */
export function createLazyTextRecognizer(load: () => Promise<TextRecognizer> | TextRecognizer): TextRecognizer {
  let loaded: Promise<TextRecognizer> | null = null;
  const engine = () => {
    loaded ??= Promise.resolve(load());
    return loaded;
  };
  return {
    recognize: async (image, options) => (await engine()).recognize(image, options),
    detectQuarterTurns: async (image, options) => (await engine()).detectQuarterTurns(image, options),
    async close() {
      if (loaded !== null) await (await loaded).close();
    },
  };
}
