import type { HTMLAttributes, Ref } from 'react';

type ListPartProps = HTMLAttributes<HTMLDivElement> & {
  part: 'grid' | 'treegrid' | 'rowgroup' | 'row' | 'columnheader' | 'gridcell';
  ref?: Ref<HTMLDivElement>;
};

/**
 * A piece of a long list as screen readers know tables. Made of boxes: a table element cannot draw only the rows in
 * view. The grid has the focus and names its current row with `aria-activedescendant`; it is a
 * tree grid where its rows stand in groups that fold.
 */
export function ListPart({ part, ...rest }: ListPartProps) {
  return <div role={part} {...rest} />;
}
