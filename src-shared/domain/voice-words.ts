/** What a voice is called where it is shown: its name, or "Voz 2" while it is only a mark. */
export function voiceWords(speaker: string): string {
  return /^\d+$/.test(speaker) ? `Voz ${speaker}` : speaker;
}
