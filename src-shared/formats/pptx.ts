import type { Page } from '../domain/document-text.ts';
import { AppError } from '../domain/errors.ts';
import { readCoreProperties } from './archive/office-properties.ts';
import { findMainPart, readRelationships } from './archive/office-relationships.ts';
import { openZip, type ZipArchive } from './archive/zip-archive.ts';
import type { DocumentFormat, FormatContext, FormatInput } from './document-format.ts';
import { buildDocumentText } from './flow/build-document-text.ts';
import { buildFlowPage } from './flow/build-flow-page.ts';
import type { FlowItem } from './flow/flow-content.ts';
import { attributeOf } from './markup/parse-xml.ts';
import { parseZipPart } from './markup/parse-zip-part.ts';
import { createSlidePartReader } from './slides/read-slide-part.ts';

/** What hangs from a slide and has words of its own. */
const SIDE_PARTS = ['diagramData', 'chart', 'notesSlide'];

/** PowerPoint presentations (.pptx, .pptm): one page a slide, its notes at the end. */
export const pptxFormat: DocumentFormat = { name: 'pptx', read: readPptx };

async function readPptx(input: FormatInput, context: FormatContext) {
  const archive = openZip(input, context.limits);
  const slides = await listSlides(archive, context);
  const damage = archive.recovered ? 'FILE_TRUNCATED' : 'FILE_DAMAGED';
  if (slides.length === 0 && archive.recovered) throw new AppError(damage, { name: input.name });
  const pages: Page[] = [];
  for (const slide of slides) {
    context.report({ step: `Leyendo ${input.name}`, done: pages.length, total: slides.length });
    const { items, isWhole } = await readSlide(archive, slide, context);
    const title = items.find((item) => item.kind === 'heading');
    const name = title?.kind === 'heading' ? title.text.trim() : null;
    pages.push(buildFlowPage(items, { number: pages.length + 1, name, problem: isWhole ? null : damage }));
  }
  const problems = [...pages.flatMap((page) => page.problem ?? []), ...(archive.recovered ? ['FILE_TRUNCATED'] : [])];
  return { text: buildDocumentText('pptx', pages, { meta: readCoreProperties(archive), problems }), embedded: [] };
}

async function listSlides(archive: ZipArchive, context: FormatContext): Promise<string[]> {
  const mainPart = findMainPart(archive, ['ppt/presentation.xml']);
  const listed: string[] = [];
  if (mainPart !== null) {
    const relationships = readRelationships(archive, mainPart);
    await parseZipPart(
      { archive, entry: archive.find(mainPart)! },
      {
        open(name, attributes) {
          if (name !== 'sldId') return;
          const id = attributes['r:id'] ?? attributeOf(attributes, 'id');
          const target = relationships.find((one) => one.id === id)?.target;
          if (target !== undefined) listed.push(target);
        },
        close: () => undefined,
        text: () => undefined,
      },
      context,
    );
  }
  if (listed.length > 0) return listed;
  const byNumber = (name: string) => Number(/(\d+)\.xml$/.exec(name)?.[1] ?? 0);
  const found = archive.entries.map((entry) => entry.name).filter((name) => /ppt\/slides\/slide\d+\.xml$/i.test(name));
  return found.sort((a, b) => byNumber(a) - byNumber(b));
}

async function readSlide(
  archive: ZipArchive,
  partName: string,
  context: FormatContext,
): Promise<{ items: FlowItem[]; isWhole: boolean }> {
  const sideParts = readRelationships(archive, partName).filter((one) => SIDE_PARTS.includes(one.type));
  const items: FlowItem[] = [];
  let isWhole = true;
  for (const name of [partName, ...sideParts.map((one) => one.target)]) {
    const entry = archive.find(name);
    const reader = createSlidePartReader();
    const outcome = entry ? await parseZipPart({ archive, entry }, reader.handler, context) : 'damaged';
    items.push(...reader.items());
    if (outcome === 'damaged') isWhole = false;
  }
  return { items, isWhole };
}
