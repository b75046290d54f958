import { Button, mergeClasses } from '@fluentui/react-components';
import { ArrowClockwiseRegular, KeyRegular } from '@fluentui/react-icons';
import { type DragEvent, type MouseEvent, memo } from 'react';
import { isRetryable } from '../../../src-shared/domain/error-catalogue.ts';
import { isErrorCode } from '../../../src-shared/domain/errors.ts';
import { clockWords } from '../../../src-shared/domain/place-words.ts';
import { sentenceBesideName } from '../../../src-shared/domain/sentence-beside-name.ts';
import type { SourceListItem } from '../../../src-shared/domain/source.ts';
import type { PaperSyncState } from '../../../src-shared/domain/sync/conflict.ts';
import { PaperSyncMark } from '../../components/conflicts/paper-sync-mark.tsx';
import { ListPart } from '../../components/list-part.tsx';
import { PaperStateMark } from '../../components/paper-state.tsx';
import { useIsSoundRead } from '../../components/sound-reader/sound-reader-context.tsx';
import { formatDate, formatMoment } from '../../messages/format.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { papersMessages } from '../../messages/papers.ts';
import { useListStyles } from './paper-list-styles.ts';
import { PaperThumbnail } from './paper-thumbnail.tsx';

export type RowActions = {
  onPress: (event: MouseEvent, row: number, source: SourceListItem) => void;
  onOpen: (source: SourceListItem) => void;
  onMenu: (event: MouseEvent, row: number, source: SourceListItem) => void;
  onReadAgain: (source: SourceListItem) => void;
  onPassword: (source: SourceListItem) => void;
  onDrag: (event: DragEvent, row: number, source: SourceListItem) => void;
  onDragEnd: (event: DragEvent) => void;
};

type PaperRowProps = {
  id: string;
  row: number;
  top: number;
  source: SourceListItem | undefined;
  /** How far its changes have come; undefined where that is not told. */
  syncState: PaperSyncState | undefined;
  chosen: boolean;
  cursor: boolean;
  /** Whether it stands under the heading of its group. */
  grouped: boolean;
  actions: RowActions;
};

/** One paper of the list. What could not be read says why, what to do and offers it, in its row. */
export const PaperRow = memo(function PaperRow(props: PaperRowProps) {
  const { id, row, top, source, syncState, chosen, cursor, grouped, actions } = props;
  const styles = useListStyles();
  const isReadHere = useIsSoundRead(source?.id);
  const failed = (source?.status === 'failed' && !isReadHere) || source?.status === 'needs-password';
  return (
    <ListPart
      part="row"
      id={id}
      aria-rowindex={row + 2}
      aria-level={grouped ? 2 : undefined}
      aria-selected={chosen}
      className={mergeClasses(styles.columns, styles.row, chosen && styles.chosen, cursor && styles.cursor)}
      style={{ top }}
      onClick={(event) => source && actions.onPress(event, row, source)}
      onDoubleClick={() => source && actions.onOpen(source)}
      draggable={source !== undefined && source.trashedAt === null}
      onDragStart={(event) => source && actions.onDrag(event, row, source)}
      onDragEnd={actions.onDragEnd}
      onContextMenu={(event) => source && actions.onMenu(event, row, source)}
    >
      {source ? (
        <>
          <ListPart part="gridcell">
            <PaperThumbnail source={source} />
          </ListPart>
          <NameCell source={source} />
          {failed ? <Problem source={source} actions={actions} /> : <Facts source={source} />}
          <ListPart part="gridcell" className={mergeClasses(styles.cell, styles.states)}>
            <PaperStateMark source={source} />
            {syncState && <PaperSyncMark state={syncState} iconOnly />}
          </ListPart>
          <ListPart part="gridcell" className={mergeClasses(styles.cell, styles.added)}>
            {formatMoment(source.addedAt)}
          </ListPart>
        </>
      ) : (
        <Bones />
      )}
    </ListPart>
  );
});

function NameCell({ source }: { source: SourceListItem }) {
  const styles = useListStyles();
  const under = source.durationMs === null ? source.tags : [clockWords(source.durationMs), ...source.tags];
  return (
    <ListPart part="gridcell" className={styles.cell} title={source.name}>
      <span className={styles.name}>{source.name}</span>
      {under.length > 0 && <div className={styles.under}>{under.join(' · ')}</div>}
    </ListPart>
  );
}

function Facts({ source }: { source: SourceListItem }) {
  const styles = useListStyles();
  const names = papersMessages.names(source.people.map((person) => person.name));
  return (
    <>
      <ListPart part="gridcell" className={mergeClasses(styles.cell, styles.person)} title={names}>
        {names}
      </ListPart>
      <ListPart part="gridcell" className={mergeClasses(styles.cell, styles.kind)}>
        {source.paperKind === 'other' ? '' : paperKindNames[source.paperKind]}
      </ListPart>
      <ListPart part="gridcell" className={mergeClasses(styles.cell, styles.date)}>
        {source.documentDate ? formatDate(source.documentDate) : ''}
      </ListPart>
    </>
  );
}

function Problem({ source, actions }: { source: SourceListItem; actions: RowActions }) {
  const styles = useListStyles();
  const code = source.errorCode ?? (source.status === 'needs-password' ? 'PASSWORD_NEEDED' : 'INTERNAL');
  const text = sentenceBesideName(code, source.name);
  return (
    <ListPart part="gridcell" className={mergeClasses(styles.cell, styles.problem)}>
      <span className={styles.problemText} style={{ whiteSpace: 'normal' }} title={text}>
        {text}
      </span>
      <RowAction source={source} code={code} actions={actions} />
    </ListPart>
  );
}

function RowAction({ source, code, actions }: { source: SourceListItem; code: string; actions: RowActions }) {
  const styles = useListStyles();
  if (source.status === 'needs-password') {
    return (
      <Button
        size="small"
        tabIndex={-1}
        className={styles.action}
        icon={<KeyRegular />}
        onClick={stopping(() => actions.onPassword(source))}
      >
        {papersMessages.password}
      </Button>
    );
  }
  if (!isErrorCode(code) || !isRetryable(code)) return null;
  return (
    <Button
      size="small"
      tabIndex={-1}
      className={styles.action}
      icon={<ArrowClockwiseRegular />}
      onClick={stopping(() => actions.onReadAgain(source))}
    >
      {papersMessages.readAgain}
    </Button>
  );
}

function Bones() {
  const styles = useListStyles();
  return (
    <>
      <ListPart part="gridcell" />
      <ListPart part="gridcell">
        <div className={styles.bone} />
      </ListPart>
    </>
  );
}

/** A click on a button of the row does not choose the row. */
function stopping(action: () => void) {
  return (event: MouseEvent) => {
    event.stopPropagation();
    action();
  };
}
