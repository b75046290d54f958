import {
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import {
  ArrowResetRegular,
  CheckmarkRegular,
  CircleRegular,
  DeleteRegular,
  DocumentRegular,
  DocumentTableRegular,
  HistoryRegular,
  MoreHorizontalRegular,
  PeopleRegular,
  QuestionFilled,
  TextBulletListRegular,
} from '@fluentui/react-icons';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import type { RowKind } from '../../../src-shared/domain/planilla.ts';
import { useClient } from '../../client/api-context.tsx';
import { StateMark } from '../../components/chips.tsx';
import { useCommand } from '../../components/command.ts';
import { useLinkRowStyles } from '../../components/link-row-styles.ts';
import { PublishedLead } from '../../components/published-mark.tsx';
import { rowKindMessages, planillaListMessages as words } from '../../messages/planillas.ts';

type Item = ContractOutputs['planillas']['list'][number];

const useStyles = makeStyles({
  list: { padding: '6px 12px' },
  row: {
    gridTemplateColumns: '28px minmax(120px, 1fr) minmax(0, 180px) minmax(120px, 260px) 36px',
    minHeight: '60px',
  },
  icon: { fontSize: '22px', color: tokens.colorNeutralForeground3, display: 'inline-flex' },
  name: { minWidth: 0, overflow: 'hidden' },
  states: { display: 'flex', gap: '14px', justifyContent: 'flex-end' },
});

const KIND_ICONS: Record<RowKind, ReactElement> = {
  document: <DocumentRegular />,
  record: <TextBulletListRegular />,
  person: <PeopleRegular />,
};

/** Planillas, one a row: what each is about and what of it needs the secretary. */
export function PlanillaList({ planillas, trashed }: { planillas: readonly Item[]; trashed: boolean }) {
  const styles = useStyles();
  const row = useLinkRowStyles();
  return (
    <ul className={mergeClasses(row.list, styles.list)}>
      {planillas.map((planilla) => (
        <li key={planilla.id} className={mergeClasses(row.row, styles.row)}>
          <span className={styles.icon} aria-hidden="true">
            {KIND_ICONS[planilla.rowKind]}
          </span>
          <div className={styles.name}>
            <Link
              to="/planillas/$planillaId"
              params={{ planillaId: planilla.id }}
              className={mergeClasses(row.name, row.link)}
              title={planilla.title}
            >
              {planilla.title}
            </Link>
            <div className={row.detail}>
              {planilla.published && <PublishedLead />}
              {rowKindMessages[planilla.rowKind].name}
            </div>
          </div>
          <div className={row.detail}>
            {words.rows(planilla.counts.rows)} · {words.columns(planilla.columns.length)}
          </div>
          <Needs planilla={planilla} />
          <RowMenu planilla={planilla} trashed={trashed} />
        </li>
      ))}
    </ul>
  );
}

function Needs({ planilla }: { planilla: Item }) {
  const styles = useStyles();
  const { rows, doubtful, stale } = planilla.counts;
  return (
    <div className={styles.states}>
      {planilla.form && (
        <StateMark tone="neutral" icon={<DocumentTableRegular />}>
          {words.withForm}
        </StateMark>
      )}
      {stale > 0 && (
        <StateMark tone="neutral" icon={<HistoryRegular />}>
          {words.stale(stale)}
        </StateMark>
      )}
      {rows === 0 ? (
        <StateMark tone="neutral" icon={<CircleRegular />}>
          {words.neverFilled}
        </StateMark>
      ) : doubtful > 0 ? (
        <StateMark tone="warning" icon={<QuestionFilled />}>
          {words.doubtful(doubtful)}
        </StateMark>
      ) : (
        <StateMark tone="good" icon={<CheckmarkRegular />}>
          {words.allClear}
        </StateMark>
      )}
    </div>
  );
}

function RowMenu({ planilla, trashed }: { planilla: Item; trashed: boolean }) {
  const row = useLinkRowStyles();
  const client = useClient();
  const planillaId = planilla.id;
  const trash = useCommand({
    run: () => client.planillas.trash({ planillaId }),
    said: () => words.trashed(planilla.title),
    undoable: true,
  });
  const restore = useCommand({
    run: () => client.planillas.restore({ planillaId }),
    said: () => words.restored(planilla.title),
  });
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <MenuButton
          className={row.menu}
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          menuIcon={null}
          aria-label={words.more(planilla.title)}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {trashed ? (
            <MenuItem icon={<ArrowResetRegular />} onClick={() => restore.mutate()}>
              {words.restore}
            </MenuItem>
          ) : (
            <MenuItem icon={<DeleteRegular />} onClick={() => trash.mutate()}>
              {words.toTrash}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
