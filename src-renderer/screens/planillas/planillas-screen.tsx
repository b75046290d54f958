import {
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { AddRegular, DocumentArrowUpRegular, DocumentTableRegular, TableRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ContractOutputs } from '../../../src-shared/contract/index.ts';
import { useApi } from '../../client/api-context.tsx';
import { FilterChip } from '../../components/chips.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { ReturnFocus } from '../../components/return-focus.ts';
import { Screen } from '../../components/screen.tsx';
import { ToolbarRow } from '../../components/toolbar.tsx';
import { screenTitles } from '../../messages/frame.ts';
import { planillaListMessages as words } from '../../messages/planillas.ts';
import { DesignDialog } from './design-dialog.tsx';
import { Gallery } from './gallery.tsx';
import { NewPlanillaDialog, type NewPlanillaStart } from './new-planilla-dialog.tsx';
import { PlanillaList } from './planilla-list.tsx';

const useStyles = makeStyles({
  section: { padding: '8px 20px 20px' },
  title: {
    margin: '12px 0 2px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  hint: { margin: '0 0 12px', color: tokens.colorNeutralForeground3 },
});

/** The planillas of the school, those in the trash, and the ready ones to begin from. */
export function PlanillasScreen() {
  const styles = useStyles();
  const api = useApi();
  const navigate = useNavigate();
  const search: { nueva?: boolean } = useSearch({ strict: false });
  const [trashed, setTrashed] = useState(false);
  const [start, setStart] = useState<NewPlanillaStart | null>(null);
  const [isBringing, setBringing] = useState(false);
  const planillas = useQuery(api.planillas.list.queryOptions({ input: { trashed } }));
  const gallery = useQuery(api.planillas.gallery.queryOptions());
  const opened = start ?? (search.nueva ? { kind: 'blank' as const } : null);
  const close = () => {
    setStart(null);
    if (search.nueva) void navigate({ to: '/planillas', replace: true });
  };
  return (
    <Screen
      title={screenTitles.planillas}
      actions={<CreateMenu onStart={setStart} onBring={() => setBringing(true)} />}
      toolbar={
        <ToolbarRow label={screenTitles.planillas}>
          <FilterChip label={words.mine} active={!trashed} onClick={() => setTrashed(false)} />
          <FilterChip label={words.trash} active={trashed} onClick={() => setTrashed(true)} />
        </ToolbarRow>
      }
    >
      <QueryView query={planillas}>{(list) => <ListOrEmpty planillas={list} trashed={trashed} />}</QueryView>
      {!trashed && (gallery.data?.length ?? 0) > 0 && (
        <section className={styles.section} aria-labelledby="gallery-title">
          <h2 id="gallery-title" className={styles.title}>
            {words.ready}
          </h2>
          <p className={styles.hint}>{words.readyHint}</p>
          <Gallery entries={gallery.data ?? []} onUse={(entry) => setStart({ kind: 'ready', entry })} />
        </section>
      )}
      {/* One takes the other's place: what opened the first has the focus again after the last. */}
      {(isBringing || opened) && <ReturnFocus />}
      {isBringing && (
        <DesignDialog
          onRead={(entry) => {
            setBringing(false);
            setStart({ kind: 'ready', entry });
          }}
          onClose={() => setBringing(false)}
        />
      )}
      {opened && <NewPlanillaDialog start={opened} onClose={close} />}
    </Screen>
  );
}

type ListOrEmptyProps = { planillas: ContractOutputs['planillas']['list']; trashed: boolean };

function ListOrEmpty({ planillas, trashed }: ListOrEmptyProps) {
  if (planillas.length > 0) return <PlanillaList planillas={planillas} trashed={trashed} />;
  if (trashed) return <EmptyState icon={<TableRegular />} title={words.trashEmpty} />;
  return (
    <div style={{ display: 'flex', flexShrink: 0 }}>
      <EmptyState icon={<TableRegular />} title={words.empty} text={words.emptyHint} />
    </div>
  );
}

type CreateMenuProps = { onStart: (start: NewPlanillaStart) => void; onBring: () => void };

function CreateMenu({ onStart, onBring }: CreateMenuProps) {
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="primary" icon={<AddRegular />}>
          {words.create}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<DocumentTableRegular />} onClick={() => onStart({ kind: 'form' })}>
            {words.fromForm}
          </MenuItem>
          <MenuItem icon={<TableRegular />} onClick={() => onStart({ kind: 'blank' })}>
            {words.blank}
          </MenuItem>
          <MenuItem icon={<DocumentArrowUpRegular />} onClick={onBring}>
            {words.bringDesign}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
