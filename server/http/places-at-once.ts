import { AppError } from '../../src-shared/domain/errors.ts';

/** What was under way for longer than usual may take as long again. */
const retryAfterSeconds = 5;

/** Lets each have so many of something under way at once; what it gives ends one of them. Throws `SERVER_BUSY`. */
export function createPlacesAtOnce(most: number): (key: string) => () => void {
  const taken = new Map<string, number>();
  return (key) => {
    const count = taken.get(key) ?? 0;
    if (count >= most) throw new AppError('SERVER_BUSY', { retryAfterSeconds });
    taken.set(key, count + 1);
    return () => {
      const left = (taken.get(key) ?? 1) - 1;
      if (left === 0) taken.delete(key);
      else taken.set(key, left);
    };
  };
}
