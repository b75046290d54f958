import type { Acta, ActaLine } from '../../domain/acta/acta-record.ts';
import type { LibrarySettings } from '../../domain/library-settings.ts';
import type { Template } from '../../domain/template.ts';
import type { DocumentWriter } from '../../ports/document-writer.ts';
import type { FileStorage } from '../../ports/file-storage.ts';
import { type ActaText, actaValues, fieldsToAsk } from '../documents/acta-values.ts';

type ActaToWrite = { acta: Pick<Acta, 'details'>; lines: readonly ActaLine[]; template: Template };

/** Writes an acta into its template. */
export function createWriteActaFile(
  { documentWriter, files }: { documentWriter: DocumentWriter; files: FileStorage },
  readSettings: () => Promise<LibrarySettings>,
) {
  return {
    /** What a person may fill in beside the acta's lines, with what is said while she does not. */
    async fields({ acta, lines, template }: ActaToWrite): Promise<{ key: string; name: string; text: string }[]> {
      return fieldsToAsk(textOf(acta, lines), template.content, await readSettings());
    },

    async write({ acta, lines, template }: ActaToWrite): Promise<Uint8Array<ArrayBuffer>> {
      const { name, sha256, fileName, fields } = template.content;
      const open = await documentWriter.open(await files.read(sha256), fileName);
      return open.fill(actaValues(textOf(acta, lines), { name, fields }, await readSettings()));
    },
  };
}

function textOf({ details }: Pick<Acta, 'details'>, lines: readonly ActaLine[]): ActaText {
  const { date, number, values } = details;
  return { lines, date, values: { ...values, numero: number === null ? '' : String(number) } };
}
