/** More repetitions than this and llama.cpp refuses the grammar of a schema, which takes Ollama's runner down. */
const mostRepetitions = 2_000;
const bounds = ['minItems', 'maxItems', 'minLength', 'maxLength'];

/** Whether a real server survives being bound to a schema. */
export function canBindTo(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null) return true;
  return Object.entries(schema).every(
    ([key, value]) =>
      canBindTo(value) && !(bounds.includes(key) && typeof value === 'number' && value > mostRepetitions),
  );
}
