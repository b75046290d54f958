import { inOrder } from '../../domain/acta/acta-lines.ts';
import type { Acta, ActaDetails, ActaLine } from '../../domain/acta/acta-record.ts';
import { AppError } from '../../domain/errors.ts';
import { safeFileName } from '../../domain/file-name.ts';
import type { ActaId, ActaLineId, TemplateId } from '../../domain/identifiers.ts';
import { fieldKey, type Template } from '../../domain/template.ts';
import type { ActaRepository } from '../../ports/acta-repository.ts';
import type { TemplateRepository } from '../../ports/template-repository.ts';

/** Throws `NOT_FOUND`. */
export async function loadActa(actas: ActaRepository, id: ActaId): Promise<Acta> {
  const acta = await actas.get(id);
  if (acta === null) throw new AppError('NOT_FOUND');
  return acta;
}

/** An acta that may still be changed. Throws `NOT_FOUND`, `ACTA_IS_APPROVED`. */
export async function loadDraft(actas: ActaRepository, id: ActaId): Promise<Acta> {
  const acta = await loadActa(actas, id);
  if (acta.approval !== null) throw new AppError('ACTA_IS_APPROVED');
  return acta;
}

/** The lines of an acta in its order: those that were approved, or those of the draft. */
export async function linesOf(actas: ActaRepository, { id, approval }: Acta): Promise<ActaLine[]> {
  return inOrder(approval?.lines ?? (await actas.lines(id)));
}

/** A line of a draft, and all of them. Throws `NOT_FOUND`, `ACTA_IS_APPROVED`. */
export async function loadLine(
  actas: ActaRepository,
  { actaId, lineId }: { actaId: ActaId; lineId: ActaLineId },
): Promise<{ line: ActaLine; lines: ActaLine[] }> {
  await loadDraft(actas, actaId);
  const lines = await actas.lines(actaId);
  const line = lines.find(({ id }) => id === lineId);
  if (!line) throw new AppError('NOT_FOUND');
  return { line, lines };
}

/** A template that is not in the trash; null for none. */
export async function templateInUse(templates: TemplateRepository, id: TemplateId | null): Promise<Template | null> {
  const template = id === null ? null : await templates.get(id);
  return template === null || template.trashedAt !== null ? null : template;
}

/** Whether a template says the acta's number. */
export function asksNumber({ content }: Template): boolean {
  return content.fields.some(({ name }) => fieldKey(name) === 'numero');
}

/** What the file of an acta is called. */
export function actaFileName({ book, number, date }: ActaDetails): string {
  return safeFileName(`${book}${number === null ? '' : ` N.º ${number}`} - ${date}.docx`);
}
