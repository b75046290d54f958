/** What the file of a model is called on a USB stick: its name, with what no file may be called by put otherwise. */
export function modelFileName(model: string): string {
  return `${model.replaceAll('/', '-').replace(':', '_')}.gguf`;
}

/** The name that a model gets from its file; the one that `modelFileName` made gives its model's back. */
export function modelNamedByFile(fileName: string): string {
  const plain = fileName
    .replace(/\.gguf$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  const [name, tag, ...rest] = plain.split('_');
  const isTagged = name && tag && rest.length === 0;
  return isTagged ? `${name}:${tag}` : plain || 'modelo';
}
