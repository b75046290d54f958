import { z } from 'zod';
import type { JobOutcome, TaskContext } from '../../domain/job.ts';
import { jobSteps, jobSummaries } from '../../domain/job-messages.ts';
import { type MeasuredSpeed, modelSpeedSchema, speedInWords } from '../../domain/model-speed.ts';
import type { SettingsRepository } from '../../ports/settings-repository.ts';
import { measureSpeedPrompt } from '../../prompts/measure-speed.ts';
import { type ModelPorts, type ModelSettings, reachStore } from './model-context.ts';

const settingsKey = 'modelSpeeds';
const speedsSchema = z.record(z.string(), modelSpeedSchema).catch({});

/** What a short answer takes on paper; the window is the one that answers are written in. */
const maximumTokens = 96;
const contextTokens = 8192;

/** Measures how fast a model reads and writes here, and keeps it for the screen. */
export function createMeasureModel(ports: ModelPorts, settings: ModelSettings) {
  return async function measureModel(
    { name }: { name: string },
    { signal, report }: TaskContext,
  ): Promise<JobOutcome<MeasuredSpeed>> {
    const store = await reachStore(ports, await settings.read(), signal);
    report({ step: jobSteps.loadingModel(), done: 0 });
    await store.load(name, { signal, contextTokens });
    report({ step: jobSteps.measuringModel(), done: 0 });
    const prompt = measureSpeedPrompt();
    const speed = modelSpeedSchema.parse(await store.measureSpeed(name, { signal, prompt, maximumTokens }));
    const digest = (await store.list({ signal })).find((model) => model.name === name)?.digest;
    if (digest) await ports.settings.setLocal(settingsKey, { ...(await readSpeeds(ports.settings)), [digest]: speed });
    return { result: speed, summary: jobSummaries.measured(speedInWords(speed)), failures: [] };
  };
}

/** The speeds measured so far, by the digest of their model: another download is another model. */
export async function readSpeeds(settings: SettingsRepository): Promise<Record<string, MeasuredSpeed>> {
  return speedsSchema.parse((await settings.getLocal(settingsKey)) ?? {});
}
