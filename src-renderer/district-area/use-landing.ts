import { useEffect, useState } from 'react';
import { landingOf } from './school-page.ts';
import { useSession } from './session-context.tsx';

/**
 * Takes who has come in to the school that they work in, where it is one alone, as soon as their session lacks nothing;
 * tells whether they are on their way.
 */
export function useLanding(): boolean {
  const { me } = useSession();
  const [hash] = useState(() => window.location.hash);
  const landing = landingOf(me, hash);
  useEffect(() => {
    if (landing !== null) window.location.replace(landing);
  }, [landing]);
  return landing !== null;
}
