import { Readable } from 'node:stream';
import { AppError } from '../../src-shared/domain/errors.ts';
import type { WaitAnswer, WaitRequest } from '../../src-shared/domain/sync/sync-messages.ts';
import type { DistrictLog, EnrolledDevice, LogName } from '../../src-shared/ports/district-log.ts';

/** More often than what stands before the server, or a PC, gives up a line on which nothing moves: a minute. */
const beatMs = 25_000;
/** Ten minutes: then a PC asks again, and is looked at again. */
const mostBeats = 24;
const mostOfSchool = 60;
const mostOfAll = 5_000;
const comeBackAfterSeconds = 10 * 60;
/** What concerns every school is not fetched by all of them in one moment. */
const spreadMs = 30_000;

/** The PCs that wait to be told that there is something to fetch. */
export type WaitingPcs = {
  /**
   * The answer to one that holds so much of its logs: spaces while there is nothing, then JSON. A PC waits once, with
   * its newest question. Throws `DEVICE_REVOKED`, and `SERVER_BUSY` where too many of its school wait.
   */
  wait(deviceId: string, held: WaitRequest): Promise<Readable>;
  /** Has the PCs of that log ask. */
  tell(log: LogName): void;
  /** Sends all of them away, who may come again. */
  dismiss(): void;
  /** The same, for good. */
  close(): void;
};

type Line = { school: LogName; answer: Readable; beatsLeft: number; telling: NodeJS.Timeout | null };

/** Keeps who waits in memory: nobody asks the database anything while nothing happens. */
export function createWaitingPcs(log: Pick<DistrictLog, 'device' | 'standings'>): WaitingPcs {
  const lines = new Map<string, Line>();

  function forget(deviceId: string, line: Line): void {
    if (line.telling !== null) clearTimeout(line.telling);
    if (lines.get(deviceId) === line) lines.delete(deviceId);
  }

  function end(deviceId: string, line: Line, answer: WaitAnswer): void {
    if (lines.get(deviceId) !== line) return;
    forget(deviceId, line);
    line.answer.push(JSON.stringify(answer));
    line.answer.push(null);
  }

  function endAll(): void {
    for (const [deviceId, line] of lines) end(deviceId, line, { hasNews: false });
  }

  function open(deviceId: string, school: LogName): Line {
    const earlier = lines.get(deviceId);
    if (earlier !== undefined) end(deviceId, earlier, { hasNews: false });
    const ofSchool = [...lines.values()].filter((line) => line.school === school).length;
    if (lines.size >= mostOfAll || ofSchool >= mostOfSchool) {
      throw new AppError('SERVER_BUSY', { retryAfterSeconds: comeBackAfterSeconds });
    }
    const answer = new Readable({
      read: () => undefined,
      destroy(error, done) {
        forget(deviceId, line);
        done(error);
      },
    });
    const line: Line = { school, answer, beatsLeft: mostBeats, telling: null };
    lines.set(deviceId, line);
    return line;
  }

  async function admitted(deviceId: string): Promise<EnrolledDevice> {
    const device = await log.device(deviceId);
    if (device === null || device.isRevoked) throw new AppError('DEVICE_REVOKED');
    return device;
  }

  const beating = setInterval(() => {
    for (const [deviceId, line] of lines) {
      line.beatsLeft -= 1;
      if (line.beatsLeft === 0) end(deviceId, line, { hasNews: false });
      else line.answer.push(' ');
    }
  }, beatMs);
  beating.unref();

  return {
    async wait(deviceId, { school: heldOfSchool, district: heldOfDistrict }) {
      const school: LogName = `school:${(await admitted(deviceId)).schoolId}`;
      // Before it is looked where the logs end, and whether it may still ask: what changes meanwhile is told.
      const line = open(deviceId, school);
      try {
        const [ofSchool, ofDistrict] = await log.standings(
          { log: school, after: heldOfSchool },
          { log: 'district', after: heldOfDistrict },
        );
        await admitted(deviceId);
        const isBehind = ofSchool.tip !== heldOfSchool || ofDistrict.tip !== heldOfDistrict;
        if (isBehind) end(deviceId, line, { hasNews: true });
      } catch (thrown) {
        forget(deviceId, line);
        throw thrown;
      }
      return line.answer;
    },
    tell(name) {
      for (const [deviceId, line] of lines) {
        const tell = () => end(deviceId, line, { hasNews: true });
        if (name === line.school) tell();
        else if (name === 'district') line.telling ??= setTimeout(tell, Math.random() * spreadMs);
      }
    },
    dismiss: endAll,
    close() {
      clearInterval(beating);
      endAll();
    },
  };
}
