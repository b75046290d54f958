import { OpenRegular } from '@fluentui/react-icons';
import type { SourceId } from '../../../src-shared/domain/identifiers.ts';
import { ActionButton } from '../../components/action-button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { useProof } from '../../components/viewer/proof-context.tsx';
import { papersMessages } from '../../messages/papers.ts';
import { PaperDetails } from './paper-details.tsx';

type PaperSidePanelProps = { ids: readonly SourceId[]; onOpen: () => void; onClose: () => void };

/** The details of the chosen paper; it steps aside while a proof is on show. */
export function PaperSidePanel({ ids, onOpen, onClose }: PaperSidePanelProps) {
  const proof = useProof();
  if (proof.shown) return null;
  const [only] = ids;
  const open = (
    <ActionButton
      appearance="subtle"
      iconOnly
      icon={<OpenRegular />}
      label={papersMessages.open}
      shortcut="enter"
      onClick={onOpen}
    />
  );
  return (
    <SidePanel
      title={papersMessages.details}
      widthKey="details"
      defaultWidth={330}
      actions={ids.length === 1 && open}
      onClose={onClose}
    >
      {ids.length === 1 && only ? (
        <PaperDetails sourceId={only} preview />
      ) : (
        <EmptyState
          title={ids.length === 0 ? papersMessages.nothingSelected : papersMessages.selected(ids.length)}
          text={ids.length === 0 ? undefined : papersMessages.severalSelected}
        />
      )}
    </SidePanel>
  );
}
