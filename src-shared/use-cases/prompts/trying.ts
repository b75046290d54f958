import type { PromptTrial, TrialPart } from '../../domain/prompt-trial.ts';

/** What a way of using a prompt gives: its parts as they come, and how it ended. */
export type Trying = AsyncGenerator<TrialPart, Partial<PromptTrial>, void>;
