import 'react-data-grid/lib/styles.css';
import '../../components/grid/grid.css';
import { makeStyles, tokens } from '@fluentui/react-components';
import { PersonLockRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { type Column, DataGrid, type SortColumn } from 'react-data-grid';
import type { PersonListItem } from '../../../src-shared/contract/people-contract.ts';
import { columnValueTypes } from '../../../src-shared/domain/values/index.ts';
import { useApi } from '../../client/api-context.tsx';
import { formatNumber } from '../../messages/format.ts';
import { paperKindNames } from '../../messages/paper-kinds.ts';
import { peopleMessages as words } from '../../messages/people.ts';
import { rightsMessages } from '../../messages/rights.ts';

const ROW_HEIGHT = 38;
const HEADER_HEIGHT = 40;
const collator = new Intl.Collator('es-AR', { numeric: true, sensitivity: 'base' });

const useStyles = makeStyles({
  link: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecoration: 'none',
    outline: 'none',
    ':hover': { textDecoration: 'underline' },
  },
  chips: { display: 'flex', gap: '4px', overflow: 'hidden' },
  chip: {
    flexShrink: 0,
    padding: '0 8px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: '12.5px',
    lineHeight: '20px',
  },
  lock: { marginRight: '6px', verticalAlign: 'text-bottom', color: tokens.colorStatusWarningForeground3 },
  muted: { color: tokens.colorNeutralForeground4 },
});

/** "Pérez Gómez, María Ana" */
export function personName(person: { familyName: string; givenName: string }): string {
  return [person.familyName, person.givenName].filter(Boolean).join(', ');
}

/** The roster as a grid: sorted by its headers, opened with Enter or a click on the name. */
export function RosterGrid({ people }: { people: readonly PersonListItem[] }) {
  const navigate = useNavigate();
  const [sort, setSort] = useState<readonly SortColumn[]>([]);
  const rows = useMemo(() => sortPeople(people, sort[0]), [people, sort]);
  const columns = useRosterColumns();
  const open = (person: PersonListItem) =>
    void navigate({ to: '/personas/$personId', params: { personId: person.id } });
  return (
    <div className="grid-frame">
      <DataGrid
        aria-label={words.grid}
        columns={columns}
        rows={rows}
        rowKeyGetter={(person) => person.id}
        rowHeight={ROW_HEIGHT}
        headerRowHeight={HEADER_HEIGHT}
        sortColumns={sort}
        onSortColumnsChange={setSort}
        onCellDoubleClick={({ row }) => open(row)}
        onCellKeyDown={({ row, mode }, event) => {
          if (mode !== 'SELECT' || event.key !== 'Enter' || !row) return;
          event.preventGridDefault();
          open(row);
        }}
      />
    </div>
  );
}

function useRosterColumns(): Column<PersonListItem>[] {
  const styles = useStyles();
  const api = useApi();
  const required = useQuery(api.people.requiredPapers.queryOptions());
  return useMemo(() => {
    const labels = new Map(required.data?.map(({ paperKind, label }) => [paperKind, label]));
    return [
      {
        key: 'name',
        name: words.name,
        frozen: true,
        sortable: true,
        resizable: true,
        width: 300,
        renderCell: ({ row, tabIndex }) => (
          <Link
            to="/personas/$personId"
            params={{ personId: row.id }}
            className={styles.link}
            tabIndex={tabIndex}
            title={personName(row)}
          >
            {row.isBlocked && <PersonLockRegular aria-label={rightsMessages.blocked} className={styles.lock} />}
            {personName(row)}
          </Link>
        ),
      },
      {
        key: 'dni',
        name: words.dni,
        sortable: true,
        resizable: true,
        width: 120,
        renderCell: ({ row }) =>
          row.dni ? columnValueTypes.dni.format(row.dni) : <span className={styles.muted}>{words.noDni}</span>,
      },
      {
        key: 'course',
        name: words.course,
        sortable: true,
        resizable: true,
        width: 110,
        renderCell: ({ row }) => row.course ?? (row.role === 'staff' ? words.staff : '—'),
      },
      {
        key: 'papers',
        name: words.papers,
        sortable: true,
        resizable: true,
        width: 100,
        renderCell: ({ row }) => formatNumber(row.papers),
      },
      {
        key: 'missing',
        name: words.missing,
        sortable: true,
        minWidth: 260,
        renderCell: ({ row }) =>
          row.missing.length === 0 ? (
            <span className={styles.muted}>{row.role === 'pupil' ? words.nothingMissing : ''}</span>
          ) : (
            <div className={styles.chips}>
              {row.missing.map((kind) => (
                <span key={kind} className={styles.chip}>
                  {labels.get(kind) ?? paperKindNames[kind]}
                </span>
              ))}
            </div>
          ),
      },
    ];
  }, [styles, required.data]);
}

function sortPeople(people: readonly PersonListItem[], sort: SortColumn | undefined): readonly PersonListItem[] {
  if (!sort) return people;
  const direction = sort.direction === 'ASC' ? 1 : -1;
  const key = (person: PersonListItem): string | number => {
    if (sort.columnKey === 'papers') return person.papers;
    if (sort.columnKey === 'missing') return person.missing.length;
    if (sort.columnKey === 'dni') return Number(person.dni ?? 0);
    return sort.columnKey === 'course' ? (person.course ?? '') : personName(person);
  };
  const keyed = people.map((person) => ({ person, key: key(person) }));
  keyed.sort((a, b) => {
    if (typeof a.key === 'number' && typeof b.key === 'number') return direction * (a.key - b.key);
    return direction * collator.compare(String(a.key), String(b.key));
  });
  return keyed.map(({ person }) => person);
}
