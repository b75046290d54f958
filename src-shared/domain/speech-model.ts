/** What a file of weights is used for when a recording is put into words. */
export type SpeechTask =
  | 'transcription'
  | 'second-pass'
  | 'voice-activity'
  | 'speaker-segmentation'
  | 'speaker-embedding';
