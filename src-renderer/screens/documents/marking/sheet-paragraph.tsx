import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { CSSProperties } from 'react';
import { actaLists, fieldKey } from '../../../../src-shared/domain/template.ts';
import type { TemplateMark } from '../../../../src-shared/domain/template-marks.ts';
import type { PageParagraph, TextLook } from '../../../../src-shared/domain/template-page.ts';
import { markingMessages as words } from '../../../messages/marking.ts';
import { type PageSelection, stretchesOf, type TextStretch } from './page-words.ts';

const useStyles = makeStyles({
  paragraph: { margin: 0, minHeight: '1.1em', whiteSpace: 'pre-wrap', tabSize: 8 },
  boxed: { border: '1px dashed #8a8a8a', padding: '1pt 4pt', cursor: 'not-allowed' },
  bullet: { display: 'inline-block', minWidth: '14pt', userSelect: 'none' },
  taken: { backgroundColor: '#ffe9a8' },
  selected: { backgroundColor: '#ffe08a', boxShadow: '0 0 0 1px #9a6700' },
  mark: {
    padding: '0 3pt',
    border: '1px solid #206d87',
    borderRadius: '3pt',
    backgroundColor: '#e1f1f6',
    color: '#0b4254',
    cursor: 'pointer',
    boxDecorationBreak: 'clone',
  },
  repeats: { backgroundColor: '#ece6f7', border: '1px solid #6b4fa3', color: '#41287a', fontSize: '8.5pt' },
  wrong: { backgroundColor: '#fde7e9', border: '1px solid #b10e1c', color: '#7a0912' },
  picture: { display: 'inline-block', maxWidth: '100%', verticalAlign: 'middle' },
  frame: { border: '1px solid #8a8a8a', backgroundColor: '#f2f2f2' },
});

const aligned = { start: 'left', center: 'center', end: 'right', justify: 'justify' } as const;

type SheetParagraphProps = {
  paragraph: PageParagraph;
  /** Null when the selection is in another part. */
  selection: PageSelection | null;
  wrongField: string | null;
};

/** A paragraph as it looks, its marks as names, what is selected painted. */
export function SheetParagraph({ paragraph, selection, wrongField }: SheetParagraphProps) {
  const styles = useStyles();
  const { index, text, locked, bullet, images } = paragraph;
  const isIn = selection !== null && index >= selection.from && index <= selection.to && locked === null;
  const areLines = selection !== null && selection.from !== selection.to;
  const stretches = stretchesOf(paragraph, isIn && !areLines ? selection : null);
  return (
    <p
      className={mergeClasses(styles.paragraph, locked !== null && styles.boxed, isIn && areLines && styles.taken)}
      style={placeStyle(paragraph)}
      data-paragraph={index}
      data-locked={locked ?? undefined}
      title={locked === null ? undefined : words.textBox}
    >
      {bullet !== null && <span className={styles.bullet}>{bullet}</span>}
      {images.map(({ at, address, width, height }, place) =>
        address === null ? (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a picture has no other name than its place
            key={`${at}:${place}`}
            role="img"
            aria-label={words.picture}
            className={mergeClasses(styles.picture, styles.frame)}
            style={{ width: `${width}pt`, height: `${height}pt` }}
          />
        ) : (
          <img
            // biome-ignore lint/suspicious/noArrayIndexKey: a picture has no other name than its place
            key={`${at}:${place}`}
            src={address}
            alt=""
            className={styles.picture}
            style={{ width: `${width}pt`, height: `${height}pt` }}
          />
        ),
      )}
      {stretches.map((stretch) => (
        <Stretch
          key={stretch.start}
          stretch={stretch}
          text={text.slice(stretch.start, stretch.end)}
          look={paragraph.runs[stretch.run]?.look}
          wrongField={wrongField}
        />
      ))}
      {text === '' && '\u200b'}
    </p>
  );
}

type StretchProps = { stretch: TextStretch; text: string; look: TextLook | undefined; wrongField: string | null };

function Stretch({ stretch: { start, end, mark, isSelected }, text, look, wrongField }: StretchProps) {
  const styles = useStyles();
  const isWrong = mark !== null && wrongField !== null && fieldKey(mark.name) === wrongField;
  return (
    <span
      data-start={start}
      data-mark-end={mark ? end : undefined}
      data-selected={isSelected || undefined}
      className={mergeClasses(
        mark !== null && styles.mark,
        mark !== null && mark.kind !== 'field' && styles.repeats,
        isWrong && styles.wrong,
        isSelected && styles.selected,
      )}
      style={lookStyle(look)}
    >
      {mark ? markWords(mark) : text}
    </span>
  );
}

function markWords({ kind, name }: TemplateMark): string {
  if (kind === 'open') return words.opens(name, actaLists.find((list) => list === fieldKey(name)) ?? null);
  if (kind === 'close') return words.closes;
  return kind === 'open-without' ? words.without(name) : name;
}

function placeStyle({ align, indent, firstLine, before, after, bullet }: PageParagraph): CSSProperties {
  return {
    textAlign: aligned[align],
    marginTop: `${before}pt`,
    marginBottom: `${after}pt`,
    // An item without measures of its own still stands in.
    marginLeft: `${bullet !== null && indent === 0 ? 18 : indent}pt`,
    textIndent: `${bullet === null ? firstLine : 0}pt`,
  };
}

function lookStyle(look: TextLook | undefined): CSSProperties | undefined {
  if (!look) return undefined;
  const lines = [look.underline && 'underline', look.strike && 'line-through'].filter(Boolean).join(' ');
  return {
    fontWeight: look.bold ? 700 : undefined,
    fontStyle: look.italic ? 'italic' : undefined,
    textDecoration: lines === '' ? undefined : lines,
    textTransform: look.capitals ? 'uppercase' : undefined,
    fontSize: look.size ? `${look.size}pt` : undefined,
    color: look.colour,
    fontFamily: look.font && `"${look.font.replace(/["\\]/g, '')}", ${familyOf(look.font)}`,
  };
}

/** What stands in for a font that this PC does not have. */
function familyOf(font: string): string {
  return /times|serif|roman|georgia|garamond|cambria|book/i.test(font)
    ? '"Liberation Serif", serif'
    : '"Liberation Sans", Carlito, sans-serif';
}
