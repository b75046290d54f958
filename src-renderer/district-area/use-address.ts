import { useNavigate, useSearch } from '@tanstack/react-router';

type Words = Readonly<Record<string, string | undefined>>;

/**
 * What a screen keeps in its address, so that coming back finds it as it was: words by name, and a way to change some.
 * An undefined or empty word leaves the address.
 */
export function useAddress(path: string): [Words, (change: Words) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  // The router reads what looks like a number as one.
  const told = Object.entries(search).map(([name, value]) => [name, String(value)] as const);
  const words: Words = Object.fromEntries(told);
  const change = (changed: Words) => {
    const kept = Object.entries({ ...words, ...changed }).filter(([, word]) => word !== undefined && word !== '');
    void navigate({ to: path, search: Object.fromEntries(kept), replace: true });
  };
  return [words, change];
}
