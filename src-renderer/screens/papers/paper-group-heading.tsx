import { mergeClasses } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import type { MouseEvent } from 'react';
import type { PaperGrouping } from '../../../src-shared/domain/paper-groups.ts';
import { ListPart } from '../../components/list-part.tsx';
import { nameOfGroup, paperGroupMessages } from '../../messages/paper-groups.ts';
import { papersMessages } from '../../messages/papers.ts';
import type { PlacedGroup } from './group-layout.ts';
import { useHeadingStyles } from './paper-group-styles.ts';

export type GroupActions = {
  onPressGroup: (event: MouseEvent, group: PlacedGroup) => void;
  onFold: (group: PlacedGroup) => void;
};

type PaperGroupHeadingProps = {
  id: string;
  group: PlacedGroup;
  groupBy: PaperGrouping;
  chosen: boolean;
  cursor: boolean;
  actions: GroupActions;
};

/** The name of a group and how many papers it has; it stays in view while its papers pass under it. */
export function PaperGroupHeading({ id, group, groupBy, chosen, cursor, actions }: PaperGroupHeadingProps) {
  const styles = useHeadingStyles();
  const name = nameOfGroup(groupBy, group);
  const outer = group.path.slice(0, -1);
  return (
    <ListPart
      part="row"
      id={id}
      aria-rowindex={group.row + 2}
      aria-level={1}
      aria-expanded={!group.isFolded}
      aria-selected={chosen}
      className={mergeClasses(styles.heading, chosen && styles.chosen, cursor && styles.cursor)}
      onClick={(event) => actions.onPressGroup(event, group)}
      onDoubleClick={() => actions.onFold(group)}
    >
      <ListPart part="gridcell" className={styles.cell} title={group.path.join(' › ')}>
        <button
          type="button"
          tabIndex={-1}
          className={styles.fold}
          aria-label={group.isFolded ? paperGroupMessages.unfold(name) : paperGroupMessages.fold(name)}
          onClick={(event) => {
            event.stopPropagation();
            actions.onFold(group);
          }}
          onDoubleClick={(event) => event.stopPropagation()}
        >
          {group.isFolded ? <ChevronRightRegular /> : <ChevronDownRegular />}
        </button>
        <span className={styles.name}>{name}</span>
        {outer.length > 0 && <span className={styles.outer}>{paperGroupMessages.inside(outer)}</span>}
        <span className={styles.count}>{papersMessages.count(group.count)}</span>
      </ListPart>
    </ListPart>
  );
}
