import { AppError } from '../domain/errors.ts';

/** The same direction with length one. Throws `MODEL_FAILED` for a vector that points nowhere. */
export function unitVector(values: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const vector = Float32Array.from(values);
  const length = Math.hypot(...vector);
  if (!Number.isFinite(length) || length === 0) throw new AppError('MODEL_FAILED');
  return vector.map((value) => value / length);
}

/** The direction between several vectors of the same size. */
export function meanDirection(vectors: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const sums = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (const [index, value] of vector.entries()) sums[index] = (sums[index] ?? 0) + value;
  return unitVector(sums);
}
