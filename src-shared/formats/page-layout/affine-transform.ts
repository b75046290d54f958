/** A plane transform `[a, b, c, d, e, f]` as PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type AffineTransform = readonly [number, number, number, number, number, number];

export const identityTransform: AffineTransform = [1, 0, 0, 1, 0, 0];

/** The transform that applies `inner` first and `outer` to its result. */
export function combineTransforms(outer: AffineTransform, inner: AffineTransform): AffineTransform {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

/** Where `transform` takes the point (x, y). */
export function transformPoint(transform: AffineTransform, x: number, y: number): [number, number] {
  return [transform[0] * x + transform[2] * y + transform[4], transform[1] * x + transform[3] * y + transform[5]];
}

/** Six numbers as a transform; the identity where `value` is anything else. */
export function toTransform(value: unknown): AffineTransform {
  if (!isNumberList(value) || value.length < 6) return identityTransform;
  return [value[0]!, value[1]!, value[2]!, value[3]!, value[4]!, value[5]!];
}

/** Whether `value` is an array, typed or not, of numbers. */
export function isNumberList(value: unknown): value is ArrayLike<number> {
  if (value instanceof Float32Array || value instanceof Float64Array) return true;
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}
