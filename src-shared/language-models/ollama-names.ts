/** Whether the model that Ollama lists as `listed` is the one asked for as `wanted`, whose tag may be left out. */
export function isInstalledAs(listed: string, wanted: string): boolean {
  return listed === wanted || listed === `${wanted}:latest`;
}
