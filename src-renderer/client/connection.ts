import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Job } from '../../src-shared/domain/job.ts';
import { useDistrictNews } from './district-news.ts';
import { type ConnectionProblem, useLiveJobs } from './live-jobs.ts';
import { refreshAll } from './refresh.ts';

/**
 * Follows the host for as long as the window is open, and brings all that is on screen again when it answers after a
 * silence: what was asked meanwhile failed, and what others changed was not told.
 *
 * @returns Why the host cannot be heard; null while it can.
 */
export function useConnection(onJobEnded: (job: Job) => void): ConnectionProblem {
  const cache = useQueryClient();
  const ofJobs = useLiveJobs(onJobEnded);
  const isSilent = useDistrictNews();
  const problem = ofJobs ?? (isSilent ? 'gone' : null);
  const before = useRef(problem);
  useEffect(() => {
    if (before.current !== null && problem === null) void refreshAll(cache);
    before.current = problem;
  }, [cache, problem]);
  return problem;
}
