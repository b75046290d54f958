import type { DXT } from 'docxtemplater';
import type { TemplateMark } from './template-fields.ts';

type Parsed = { inspect?: { filePath?: string; postparsed?: readonly TemplateMark[] } };

/** A module of the library that notes the marks of each file as it is parsed, in the order of the files. */
export function watchParsing(): { module: DXT.Module; files: Map<string, readonly TemplateMark[]> } {
  const files = new Map<string, readonly TemplateMark[]>();
  let current = '';
  const module: DXT.Module = {
    name: 'WatchParsing',
    set({ inspect }: Parsed) {
      current = inspect?.filePath ?? current;
      if (inspect?.postparsed) files.set(current, inspect.postparsed);
    },
  };
  return { module, files };
}
