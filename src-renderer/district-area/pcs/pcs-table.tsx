import { makeStyles, tokens } from '@fluentui/react-components';
import { ArchiveRegular, ErrorCircleRegular, WarningRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import type { PcListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { StateMark } from '../../components/chips.tsx';
import { districtFrameMessages } from '../../messages/district-frame.ts';
import { districtPcsMessages as words } from '../../messages/district-pcs.ts';
import { districtSchoolsMessages } from '../../messages/district-schools.ts';
import { formatBytes } from '../../messages/format.ts';
import { type Column, DataTable, TwoLines } from '../data-table.tsx';
import { useSession } from '../session-context.tsx';
import type { Order } from '../sort-rows.ts';
import { failureOf, isFull, isOld, isSilentPc, orderPcs, type PcColumn, type PcStanding } from './pc-order.ts';

const useStyles = makeStyles({
  name: { fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  about: { display: 'block', color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  school: {
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
  untold: { color: tokens.colorNeutralForeground3 },
  failures: { display: 'flex', flexDirection: 'column', gap: '2px' },
});

type PcsTableProps = {
  pcs: readonly PcListItem[];
  standing: PcStanding;
  order: Order;
  onOrder: (order: Order) => void;
};

/** PCs, one a row, with what each told of itself. */
export function PcsTable({ pcs, standing, order, onOrder }: PcsTableProps) {
  const { atMs, version } = standing;
  const ordered = useMemo(() => orderPcs(pcs, order), [pcs, order]);
  const { me } = useSession();
  const isOfOneSchool = me.schools.length === 1;
  const columns = useMemo(
    () => columnsAt({ atMs, version }).filter(({ key }) => key !== 'school' || !isOfOneSchool),
    [atMs, version, isOfOneSchool],
  );
  return (
    <DataTable
      label={districtFrameMessages.pcs}
      columns={columns}
      rows={ordered}
      keyOf={({ id }) => id}
      order={order}
      onOrder={onOrder}
    />
  );
}

type PcTableColumn = Column<PcListItem> & { key: PcColumn };

const columnsAt = (standing: PcStanding): readonly PcTableColumn[] => [
  { key: 'name', title: words.columns.name, isSortable: true, cell: (pc) => <Name pc={pc} /> },
  { key: 'school', title: words.columns.school, isSortable: true, cell: (pc) => <SchoolLink pc={pc} /> },
  {
    key: 'contact',
    title: words.columns.contact,
    width: '160px',
    isSortable: true,
    cell: (pc) => <Contact pc={pc} standing={standing} />,
  },
  {
    key: 'version',
    title: words.columns.version,
    width: '130px',
    isSortable: true,
    cell: (pc) => <Version pc={pc} standing={standing} />,
  },
  {
    key: 'free',
    title: words.columns.free,
    width: '120px',
    isNumber: true,
    isSortable: true,
    cell: (pc) => <Free pc={pc} />,
  },
  {
    key: 'library',
    title: words.columns.library,
    width: '110px',
    isNumber: true,
    isSortable: true,
    cell: ({ told }) => formatBytesOr(told?.libraryBytes ?? null),
  },
  {
    key: 'failure',
    title: words.columns.failure,
    isSortable: true,
    cell: (pc) => <Failures pc={pc} standing={standing} />,
  },
];

type OfPc = { pc: PcListItem };
type OfStandingPc = OfPc & { standing: PcStanding };

function formatBytesOr(bytes: number | null) {
  return bytes === null ? <Untold /> : formatBytes(bytes);
}

function Untold() {
  return <span className={useStyles().untold}>{words.notTold}</span>;
}

function Name({ pc: { told } }: OfPc) {
  const styles = useStyles();
  if (told === null) return <span className={styles.untold}>{words.unnamed}</span>;
  return (
    <span>
      <span className={styles.name}>{told.name}</span>
      <span className={styles.about}>{words.system(told.system)}</span>
    </span>
  );
}

function SchoolLink({ pc: { school } }: OfPc) {
  return (
    <a href={`#/escuelas/${school.id}`} className={useStyles().school}>
      <TwoLines text={school.name} />
    </a>
  );
}

function Contact({ pc, standing }: OfStandingPc) {
  const text =
    pc.lastContactMs === null ? words.never : districtSchoolsMessages.contact(pc.lastContactMs, standing.atMs);
  return isSilentPc(pc, standing) ? <Warning text={text} title={districtSchoolsMessages.silent} /> : text;
}

function Version({ pc, standing }: OfStandingPc) {
  if (pc.told === null) return <Untold />;
  if (!isOld(pc, standing)) return pc.told.version;
  return <Warning text={words.old(pc.told.version)} title={words.oldHint(standing.version)} />;
}

function Free({ pc }: OfPc) {
  const bytes = pc.told?.freeBytes ?? null;
  if (bytes === null || !isFull(pc)) return formatBytesOr(bytes);
  return <Warning text={formatBytes(bytes)} title={words.fullHint} />;
}

function Warning({ text, title }: { text: string; title: string }) {
  return (
    <span title={title}>
      <StateMark tone="warning" icon={<WarningRegular />}>
        {text}
      </StateMark>
    </span>
  );
}

function Failures({ pc, standing }: OfStandingPc) {
  const styles = useStyles();
  const failure = failureOf(pc, standing);
  if (failure === null && pc.refusedOperations === 0) return <span className={styles.untold}>{words.noFailure}</span>;
  return (
    <span className={styles.failures}>
      {failure !== null && (
        <span>
          <StateMark tone="bad" icon={<ErrorCircleRegular />}>
            {words.failed(failure.atMs, standing.atMs)}
          </StateMark>
          <span className={styles.untold}>
            <TwoLines text={words.failure(failure.code)} />
          </span>
        </span>
      )}
      {pc.refusedOperations > 0 && (
        <span title={districtSchoolsMessages.refusedHint}>
          <StateMark tone="warning" icon={<ArchiveRegular />}>
            {words.refused(pc.refusedOperations)}
          </StateMark>
        </span>
      )}
    </span>
  );
}
