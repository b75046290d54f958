/*
 * A file of weights (GGUF, version 3) of the shape of a Llama with one layer and random numbers: its words are noise,
 * but a real server loads it, binds it to a schema, streams it and cuts it at its window as it does any other.
 */
const [uint32, float32, boolean, string, array, int32] = [4, 6, 7, 8, 9, 5];
const [normal, unknown, control, byte] = [1, 2, 3, 6];
const alignment = 32;
const width = 32;
const heads = 4;
const forward = 64;

/** The most that the model reads at once. */
export const tinyContextTokens = 512;

type Value =
  | { type: typeof uint32 | typeof int32 | typeof float32; value: number }
  | { type: typeof boolean; value: boolean }
  | { type: typeof string; value: string }
  | { type: typeof array; of: number; values: readonly (string | number)[] };
type Tensor = { name: string; shape: number[]; values: Float32Array };

/** The bytes of the model; the same every time. */
export function tinyModel(): Uint8Array<ArrayBuffer> {
  const vocabulary = listVocabulary();
  const tensors = listTensors(vocabulary.length);
  const header = joinBytes([
    text('GGUF'),
    number(3, 4),
    number(tensors.length, 8),
    ...describe(vocabulary),
    ...locate(tensors),
  ]);
  const body = tensors.map(({ values }) => padded(new Uint8Array(values.buffer.slice(0))));
  return joinBytes([padded(header), ...body]);
}

/** Three signs of control, each byte, and each printable letter of ASCII. */
function listVocabulary(): { token: string; type: number }[] {
  const bytes = Array.from({ length: 256 }, (_, code) => `<0x${code.toString(16).toUpperCase().padStart(2, '0')}>`);
  const letters = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));
  return [
    { token: '<unk>', type: unknown },
    { token: '<s>', type: control },
    { token: '</s>', type: control },
    ...bytes.map((token) => ({ token, type: byte })),
    ...['▁', ...letters].map((token) => ({ token, type: normal })),
  ];
}

function listTensors(tokens: number): Tensor[] {
  const random = createRandom(20_260_302);
  const tensor = (name: string, ...shape: number[]): Tensor => {
    const size = shape.reduce((product, side) => product * side, 1);
    return { name: `${name}.weight`, shape, values: Float32Array.from({ length: size }, () => random() - 0.5) };
  };
  return [
    tensor('token_embd', width, tokens),
    tensor('blk.0.attn_norm', width),
    tensor('blk.0.attn_q', width, width),
    tensor('blk.0.attn_k', width, width),
    tensor('blk.0.attn_v', width, width),
    tensor('blk.0.attn_output', width, width),
    tensor('blk.0.ffn_norm', width),
    tensor('blk.0.ffn_gate', width, forward),
    tensor('blk.0.ffn_up', width, forward),
    tensor('blk.0.ffn_down', forward, width),
    tensor('output_norm', width),
    tensor('output', width, tokens),
  ];
}

/** How many facts there are, and each one: its name, its type and its value. */
function describe(vocabulary: { token: string; type: number }[]): Uint8Array[] {
  const whole = (value: number): Value => ({ type: uint32, value });
  const facts: Record<string, Value> = {
    'general.architecture': { type: string, value: 'llama' },
    'general.name': { type: string, value: 'tiny' },
    'general.file_type': whole(0),
    'llama.context_length': whole(tinyContextTokens),
    'llama.embedding_length': whole(width),
    'llama.block_count': whole(1),
    'llama.feed_forward_length': whole(forward),
    'llama.attention.head_count': whole(heads),
    'llama.attention.head_count_kv': whole(heads),
    'llama.attention.layer_norm_rms_epsilon': { type: float32, value: 1e-5 },
    'llama.rope.dimension_count': whole(width / heads),
    'llama.vocab_size': whole(vocabulary.length),
    'tokenizer.ggml.model': { type: string, value: 'llama' },
    'tokenizer.ggml.tokens': { type: array, of: string, values: vocabulary.map(({ token }) => token) },
    'tokenizer.ggml.scores': { type: array, of: float32, values: vocabulary.map((_, index) => -index) },
    'tokenizer.ggml.token_type': { type: array, of: int32, values: vocabulary.map(({ type }) => type) },
    'tokenizer.ggml.bos_token_id': whole(1),
    'tokenizer.ggml.eos_token_id': whole(2),
    'tokenizer.ggml.unknown_token_id': whole(0),
    'tokenizer.ggml.add_bos_token': { type: boolean, value: true },
  };
  const entries = Object.entries(facts).flatMap(([key, fact]) => [named(key), number(fact.type, 4), encode(fact)]);
  return [number(Object.keys(facts).length, 8), ...entries];
}

function encode(fact: Value): Uint8Array {
  if (fact.type === array && 'values' in fact) {
    const items = fact.values.map((value) => encodeOne(fact.of, value));
    return joinBytes([number(fact.of, 4), number(items.length, 8), ...items]);
  }
  return 'value' in fact ? encodeOne(fact.type, fact.value) : new Uint8Array();
}

function encodeOne(type: number, value: string | number | boolean): Uint8Array {
  if (type === string) return named(String(value));
  if (type === boolean) return Uint8Array.of(value ? 1 : 0);
  if (type === float32) return new Uint8Array(Float32Array.of(Number(value)).buffer);
  return number(Number(value), 4);
}

/** Each tensor's name, shape, type (32-bit numbers) and where in the body it begins. */
function locate(tensors: Tensor[]): Uint8Array[] {
  let offset = 0;
  return tensors.flatMap(({ name, shape, values }) => {
    const place = [named(name), number(shape.length, 4), ...shape.map((side) => number(side, 8)), number(0, 4)];
    const entry = [...place, number(offset, 8)];
    offset += Math.ceil(values.byteLength / alignment) * alignment;
    return entry;
  });
}

/** A text with its length before it. */
function named(value: string): Uint8Array {
  const bytes = text(value);
  return joinBytes([number(bytes.length, 8), bytes]);
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

/** A whole number in so many bytes, the least first. */
function number(value: number, size: 4 | 8): Uint8Array {
  const view = new DataView(new ArrayBuffer(size));
  if (size === 8) view.setBigUint64(0, BigInt(value), true);
  else view.setUint32(0, value, true);
  return new Uint8Array(view.buffer);
}

function padded(bytes: Uint8Array): Uint8Array {
  return joinBytes([bytes, new Uint8Array((alignment - (bytes.length % alignment)) % alignment)]);
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
