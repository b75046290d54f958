import { bookOf, holderOf } from '../../domain/acta/acta-number.ts';
import type { Acta, ActaLine, ActaListItem } from '../../domain/acta/acta-record.ts';
import type { ActaId } from '../../domain/identifiers.ts';
import type { ActaRepository } from '../../ports/acta-repository.ts';
import type { SourceRepository } from '../../ports/source-repository.ts';
import type { TemplateRepository } from '../../ports/template-repository.ts';
import { actaFileName, asksNumber, linesOf, loadActa, templateInUse } from './acta-access.ts';
import type { createWriteActaFile } from './write-acta-file.ts';

export type ShowActasPorts = { actas: ActaRepository; sources: SourceRepository; templates: TemplateRepository };

/** An acta with all that a screen shows of it. */
export type ShownActa = {
  acta: Acta;
  /** Names of its recording, of its template and of the file that it makes. */
  source: { name: string; durationMs: number | null } | null;
  template: string | null;
  fileName: string;
  lines: ActaLine[];
  /** Fields of the template that a person may fill in, with what they say while she does not. */
  fields: { key: string; name: string; text: string }[];
  asksNumber: boolean;
  /** Whether another acta of the book and year has the number. */
  numberTaken: 'draft' | 'approved' | null;
  /** A later version of the same acta. */
  laterId: ActaId | null;
};

/** Actas as screens show them. */
export function createShowActas(
  { actas, sources, templates }: ShowActasPorts,
  writeFile: Pick<ReturnType<typeof createWriteActaFile>, 'fields'>,
) {
  return {
    async show({ actaId }: { actaId: ActaId }): Promise<ShownActa> {
      const acta = await loadActa(actas, actaId);
      const lines = await linesOf(actas, acta);
      const [source, template, versions] = await Promise.all([
        sources.get(acta.sourceId),
        templateInUse(templates, acta.details.templateId),
        actas.list({ trashed: false }),
      ]);
      const holder = acta.approval
        ? null
        : holderOf(await actas.takenNumbers(bookOf(acta.details)), { ...acta, ...acta.details });
      const later = versions.find(({ firstId, version }) => firstId === acta.firstId && version > acta.version);
      return {
        acta,
        source: source && { name: source.name, durationMs: source.durationMs },
        template: acta.approval?.template ?? template?.content.name ?? null,
        fileName: acta.approval?.file.name ?? actaFileName(acta.details),
        lines,
        fields: template ? await writeFile.fields({ acta, lines, template }) : [],
        asksNumber: template !== null && asksNumber(template),
        numberTaken: holder && (holder.isApproved ? 'approved' : 'draft'),
        laterId: later?.id ?? null,
      };
    },

    /** The newest first. */
    async list(options: { trashed: boolean }): Promise<ActaListItem[]> {
      const all = await actas.list(options);
      const known = await sources.getMany([...new Set(all.map(({ sourceId }) => sourceId))]);
      const names = new Map(known.map(({ id, name }) => [id, name]));
      const latest = new Map<ActaId, number>();
      for (const { firstId, version, approval } of all) {
        if (approval) latest.set(firstId, Math.max(version, latest.get(firstId) ?? 0));
      }
      const items = all.map((acta): ActaListItem => {
        const { id, sourceId, version, trashedAt, details, approval, createdAt, by, firstId } = acta;
        const state = !approval ? 'draft' : version < (latest.get(firstId) ?? 0) ? 'replaced' : 'approved';
        const written = approval ? { writtenAt: approval.approvedAt, by: approval.by } : { writtenAt: createdAt, by };
        const { book, date, number } = details;
        return {
          id,
          sourceId,
          version,
          trashedAt,
          source: names.get(sourceId) ?? '',
          book,
          date,
          number,
          state,
          ...written,
        };
      });
      return items.sort((a, b) => (a.writtenAt < b.writtenAt ? 1 : -1));
    },
  };
}
