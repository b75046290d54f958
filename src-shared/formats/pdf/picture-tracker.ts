import { type AffineTransform, transformPoint } from '../page-layout/affine-transform.ts';

/**
 * Finds the largest picture of a page. Pictures are not decoded when a page is analysed (that would cost most of the
 * time), and pdf.js then leaves them out of the operator list: what stays is the transform that placed one, with
 * nothing drawn before the state is restored.
 */
export class PictureTracker {
  largestShare = 0;
  readonly #page: { width: number; height: number };
  #pending: AffineTransform | null = null;

  constructor(page: { width: number; height: number }) {
    this.#page = page;
  }

  /** A new transform is in force; a picture may follow. */
  placed(transform: AffineTransform): void {
    this.#pending = transform;
  }

  /** Something that is not a picture was drawn under the last transform. */
  drawn(): void {
    this.#pending = null;
  }

  /** A picture was drawn into the unit square of `transform`. */
  painted(transform: AffineTransform): void {
    this.#pending = null;
    this.largestShare = Math.max(this.largestShare, this.#share(transform));
  }

  /** The state under which a picture may have been drawn ends. */
  finish(): void {
    if (this.#pending) this.painted(this.#pending);
  }

  #share(transform: AffineTransform): number {
    const corners = [
      transformPoint(transform, 0, 0),
      transformPoint(transform, 1, 0),
      transformPoint(transform, 0, 1),
      transformPoint(transform, 1, 1),
    ];
    const { width, height } = this.#page;
    const horizontal = extentInside(
      corners.map((corner) => corner[0]),
      width,
    );
    const vertical = extentInside(
      corners.map((corner) => corner[1]),
      height,
    );
    return (horizontal * vertical) / Math.max(1, width * height);
  }
}

function extentInside(values: number[], limit: number): number {
  return Math.max(0, Math.min(limit, Math.max(...values)) - Math.max(0, Math.min(...values)));
}
