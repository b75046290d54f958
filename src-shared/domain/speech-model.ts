/** What a file of weights is used for when a recording is put into words. */
export type SpeechTask = SpeechRole | 'second-pass';

/** What a file of weights can do: those that turn speech into words serve for both passes. */
export type SpeechRole = 'transcription' | 'speaker-segmentation' | 'speaker-embedding';

/** What a file must be able to do to be used for a task. */
export function roleFor(task: SpeechTask): SpeechRole {
  return task === 'second-pass' ? 'transcription' : task;
}
