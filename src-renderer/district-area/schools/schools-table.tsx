import { makeStyles, tokens } from '@fluentui/react-components';
import { ArchiveRegular, PlugDisconnectedRegular, WarningRegular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import type { SchoolListItem } from '../../../src-shared/contract/district-area-contract.ts';
import { StateMark } from '../../components/chips.tsx';
import { districtFrameMessages } from '../../messages/district-frame.ts';
import { districtSchoolsMessages as words } from '../../messages/district-schools.ts';
import { formatBytes, formatNumber } from '../../messages/format.ts';
import { type Column, DataTable } from '../data-table.tsx';
import type { Order } from '../sort-rows.ts';
import { isSilent, orderSchools, type SchoolColumn } from './school-order.ts';

const useStyles = makeStyles({
  name: {
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
});

type SchoolsTableProps = {
  schools: readonly SchoolListItem[];
  /** When this was so. */
  atMs: number;
  order: Order;
  onOrder: (order: Order) => void;
};

/** Schools, one a row, with what tells whether all is well there. */
export function SchoolsTable({ schools, atMs, order, onOrder }: SchoolsTableProps) {
  const ordered = useMemo(() => orderSchools(schools, order), [schools, order]);
  const columns = useMemo(() => columnsAt(atMs), [atMs]);
  return (
    <DataTable
      label={districtFrameMessages.schools}
      columns={columns}
      rows={ordered}
      keyOf={({ id }) => id}
      order={order}
      onOrder={onOrder}
    />
  );
}

type SchoolTableColumn = Column<SchoolListItem> & { key: SchoolColumn };

const columnsAt = (atMs: number): readonly SchoolTableColumn[] => [
  { key: 'name', title: words.columns.name, isSortable: true, cell: (school) => <Name school={school} /> },
  {
    key: 'contact',
    title: words.columns.contact,
    width: '230px',
    isSortable: true,
    cell: (school) => <Contact school={school} atMs={atMs} />,
  },
  {
    key: 'devices',
    title: words.columns.devices,
    width: '90px',
    isNumber: true,
    isSortable: true,
    cell: ({ devices }) => formatNumber(devices),
  },
  {
    key: 'operations',
    title: words.columns.operations,
    width: '120px',
    isNumber: true,
    isSortable: true,
    cell: ({ operations }) => formatNumber(operations),
  },
  {
    key: 'storage',
    title: words.columns.storage,
    width: '140px',
    isNumber: true,
    isSortable: true,
    cell: ({ storageBytes }) => formatBytes(storageBytes),
  },
  {
    key: 'refused',
    title: words.columns.refused,
    width: '130px',
    isNumber: true,
    isSortable: true,
    cell: ({ refusedOperations }) => <Refused count={refusedOperations} />,
  },
];

/** A plain link: the router's own would all look at every address that is typed. */
function Name({ school: { id, name } }: { school: SchoolListItem }) {
  const styles = useStyles();
  return (
    <a href={`#/escuelas/${id}`} className={styles.name}>
      {name}
    </a>
  );
}

function Contact({ school, atMs }: { school: SchoolListItem; atMs: number }) {
  const { lastContactMs, devices } = school;
  if (lastContactMs === null) {
    return (
      <StateMark tone="neutral" icon={<PlugDisconnectedRegular />}>
        {devices === 0 ? words.noDevices : words.never}
      </StateMark>
    );
  }
  const text = words.contact(lastContactMs, atMs);
  const title = isSilent(school, atMs) ? words.silent : words.contactAt(lastContactMs);
  return (
    <span title={title}>
      {isSilent(school, atMs) ? (
        <StateMark tone="warning" icon={<WarningRegular />}>
          {text}
        </StateMark>
      ) : (
        text
      )}
    </span>
  );
}

function Refused({ count }: { count: number }) {
  if (count === 0) return '0';
  return (
    <span title={words.refusedHint}>
      <StateMark tone="warning" icon={<ArchiveRegular />}>
        {formatNumber(count)}
      </StateMark>
    </span>
  );
}
