import { Buffer } from 'node:buffer';
import type { PageImage } from '../../../../src-shared/domain/template-page.ts';
import type { WordPackage } from '../word-package.ts';
import { attribute, childElements, parseXml, walkElements, type XmlElement } from './xml-tree.ts';

/** Kinds that a window shows; a picture of another kind is a frame. */
const shown: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  bmp: 'image/bmp',
};
const mostBytes = 4_000_000;
const emuPerPoint = 12_700;

/** The targets of a part's links, by their ids. */
export function readLinks(parts: WordPackage, file: string): ReadonlyMap<string, string> {
  const [, folder = '', name = ''] = /^(.*\/)?([^/]+)$/.exec(file) ?? [];
  const bytes = parts.get(`${folder}_rels/${name}.rels`);
  const root = bytes && parseXml(new TextDecoder().decode(bytes));
  const links = new Map<string, string>();
  if (!root) return links;
  for (const link of walkElements(root)) {
    const target = attribute(link, 'Target');
    const isInside = attribute(link, 'TargetMode') !== 'External';
    if (link.name.endsWith('Relationship') && target && isInside) {
      links.set(attribute(link, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `${folder}${target}`);
    }
  }
  return links;
}

/** The pictures of a run, at an offset of its paragraph's text. */
export function imagesOf(
  run: XmlElement,
  at: number,
  { parts, links }: { parts: WordPackage; links: ReadonlyMap<string, string> },
): PageImage[] {
  const isEntered = ({ name }: XmlElement) => name !== 'mc:Fallback' && name !== 'w:txbxContent';
  return childElements(run).flatMap((drawing) => {
    if (!['w:drawing', 'w:pict', 'w:object', 'mc:AlternateContent'].includes(drawing.name)) return [];
    const inside = [...walkElements(drawing, isEntered)];
    const link = inside.flatMap((each) => attribute(each, 'r:embed') ?? imageData(each) ?? [])[0];
    const path = link === undefined ? undefined : links.get(link);
    if (path === undefined) return [];
    return [{ at, address: addressOf(parts, path), ...sizeOf(inside) }];
  });
}

function imageData(element: XmlElement): string | undefined {
  return element.name === 'v:imagedata' ? attribute(element, 'r:id') : undefined;
}

function sizeOf(inside: readonly XmlElement[]): { width: number; height: number } {
  const extent = inside.find(({ name }) => name === 'wp:extent');
  const style = inside.map((each) => (each.name === 'v:shape' ? attribute(each, 'style') : undefined)).find(Boolean);
  const ofStyle = (side: string) => Number(new RegExp(`${side}:([\\d.]+)pt`).exec(style ?? '')?.[1]);
  const ofExtent = (side: string) => Number(attribute(extent, side)) / emuPerPoint;
  const sane = (value: number) => (value > 0 && value < 2000 ? value : 60);
  return extent
    ? { width: sane(ofExtent('cx')), height: sane(ofExtent('cy')) }
    : { width: sane(ofStyle('width')), height: sane(ofStyle('height')) };
}

function addressOf(parts: WordPackage, path: string): string | null {
  const bytes = parts.get(path);
  const type = shown[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
  if (!bytes || !type || bytes.length > mostBytes) return null;
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}
