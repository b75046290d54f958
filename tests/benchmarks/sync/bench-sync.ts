import { Agent } from 'node:http';
import { type BenchFigure, figure } from '../bench-result.ts';
import { runBootstrap } from './bootstrap.ts';
import { type DistrictUnderLoad, startDistrictUnderLoad } from './district-under-load.ts';
import { LoadPc } from './load-pc.ts';
import { runMixedLoad } from './mixed-load.ts';
import { runReconnectStorm } from './reconnect-storm.ts';
import { runUploads } from './upload-files.ts';

const megabyte = 1024 ** 2;
const pcsEach = 5;

/**
 * A district's server with its Postgres, under what 500 schools ask of it; whoever asks runs on the same processors.
 * `AMANUENSE_BENCH_SCALE` (1 unless said) makes all of it smaller, to try.
 */
export async function benchSync(): Promise<BenchFigure[]> {
  const scale = Number(process.env.AMANUENSE_BENCH_SCALE ?? 1);
  const scaled = (whole: number) => Math.max(1, Math.round(whole * scale));
  const district = await startDistrictUnderLoad();
  const agent = new Agent({ keepAlive: true });
  try {
    const entered = await district.enter(scaled(500), pcsEach);
    const pcs = entered.map((identity) => new LoadPc(identity, { url: district.url, agent }));
    return [
      ...(await mixedFigures(pcs, { seconds: scaled(60), perSecond: scaled(300) })),
      ...(await uploadFigures(pcs.slice(0, 20), district, scaled(200))),
      ...(await stormFigures(pcs, district)),
      ...(await bootstrapFigures(district, scaled(50_000))),
    ];
  } finally {
    agent.destroy();
    await district.stop();
  }
}

async function mixedFigures(
  pcs: readonly LoadPc[],
  load: { seconds: number; perSecond: number },
): Promise<BenchFigure[]> {
  const { p50Ms, p95Ms, requests, errors, perSecond } = await runMixedLoad(pcs, load);
  const what = `${pcs.length} PCs, ${perSecond.toFixed(0)} requests a second for ${load.seconds} s`;
  return [
    figure(`${what}, median`, p50Ms, 'ms'),
    figure(`${what}, p95`, p95Ms, 'ms', { target: '≤ 150', isMet: p95Ms <= 150 }),
    figure(`${what}, errors of ${requests}`, errors, 'requests', { target: '0', isMet: errors === 0 }),
  ];
}

async function uploadFigures(
  pcs: readonly LoadPc[],
  { memoryBytes }: DistrictUnderLoad,
  megabytes: number,
): Promise<BenchFigure[]> {
  const uploads = await runUploads(pcs, { sizeBytes: megabytes * megabyte, memoryBytes });
  const what = `${uploads.files} files of ${megabytes} MB sent at once`;
  const growth = uploads.growthBytes / megabyte;
  return [
    figure(`${what}: kept`, uploads.kept, 'files', {
      target: String(uploads.files),
      isMet: uploads.kept === uploads.files,
    }),
    figure(`${what}: failures`, uploads.failures, 'requests', { target: '0', isMet: uploads.failures === 0 }),
    figure(what, uploads.megabytesPerSecond, 'MB/s'),
    figure(`${what}: the server's memory, as the load left it, grows by`, growth, 'MB', {
      target: '≤ 100',
      isMet: growth <= 100,
    }),
  ];
}

async function stormFigures(pcs: readonly LoadPc[], district: DistrictUnderLoad): Promise<BenchFigure[]> {
  const { memoryBytes } = district;
  const storm = await runReconnectStorm(pcs, { operationsEach: 200, memoryBytes });
  const what = `${pcs.length} PCs come back at once with ${storm.operations} operations`;
  const [seconds, megabytes] = [storm.seconds, storm.largestBytes / megabyte];
  return [
    figure(`${what}: all is everywhere`, seconds, 's', { target: '≤ 180', isMet: seconds <= 180 }),
    figure(`${what}: told to come back later`, storm.refusals, 'times'),
    figure(`${what}: failures`, storm.failures, 'requests', { target: '0', isMet: storm.failures === 0 }),
    figure(`${what}: the server's memory`, megabytes, 'MB', { target: '≤ 600', isMet: megabytes <= 600 }),
  ];
}

async function bootstrapFigures(district: DistrictUnderLoad, operations: number): Promise<BenchFigure[]> {
  const { sendSeconds, fetchSeconds, operations: fetched } = await runBootstrap(district, operations);
  return [
    figure(`a first PC sends a school of ${operations} operations`, sendSeconds, 's'),
    figure(`a fresh PC fetches ${fetched} operations`, fetchSeconds, 's', {
      target: 'all in ≤ 30',
      isMet: fetched >= operations && fetchSeconds <= 30,
    }),
  ];
}
