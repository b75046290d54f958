import { ArrowLeftRegular } from '@fluentui/react-icons';
import { ActionButton } from './action-button.tsx';

/** Goes back to where a screen was opened from; `label` says where that is. */
export function BackButton({ label, onClick }: { label: string; onClick: () => void }) {
  return <ActionButton appearance="subtle" iconOnly icon={<ArrowLeftRegular />} label={label} onClick={onClick} />;
}
