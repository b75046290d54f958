import type { DistrictHost } from './create-district-host.ts';

const dayMs = 24 * 60 * 60_000;
/** What was begun to be sent and was not finished for so long is not finished any more. */
const forgottenAfterMs = 30 * dayMs;

type Swept = Pick<DistrictHost, 'blobs' | 'compactLogs' | 'retireAudit' | 'forgetBeforeUpdates' | 'clock' | 'logError'>;

/**
 * Throws away, now and once a day, what came of files that nobody finished and what no log needs any more, and takes to
 * files what of the audit is old enough; and the backups that were made before updates, after a month.
 */
export function keepSwept({ blobs, compactLogs, retireAudit, forgetBeforeUpdates, clock, logError }: Swept) {
  let pass = sweep();
  const timer = setInterval(() => {
    pass = pass.then(sweep);
  }, dayMs);
  timer.unref();

  async function sweep(): Promise<void> {
    await blobs.sweep(clock.now() - forgottenAfterMs).catch(logError);
    await compactLogs().catch(logError);
    await retireAudit().catch(logError);
    await forgetBeforeUpdates().catch(logError);
  }

  return {
    async close(): Promise<void> {
      clearInterval(timer);
      await pass;
    },
  };
}
