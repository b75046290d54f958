import type { HTMLAttributes, Ref } from 'react';

type ListPartProps = HTMLAttributes<HTMLDivElement> & {
  part: 'grid' | 'rowgroup' | 'row' | 'columnheader' | 'gridcell';
  ref?: Ref<HTMLDivElement>;
};

/**
 * A piece of a long list as screen readers know tables. Made of boxes: a table element cannot draw only the rows in
 * view. The grid has the focus and names its current row with `aria-activedescendant`.
 */
export function ListPart({ part, ...rest }: ListPartProps) {
  return <div role={part} {...rest} />;
}
