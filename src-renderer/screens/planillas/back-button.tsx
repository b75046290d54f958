import { ArrowLeftRegular } from '@fluentui/react-icons';
import { ActionButton } from '../../components/action-button.tsx';
import { planillaMessages } from '../../messages/planillas.ts';

/** Goes back to the list of planillas. */
export function BackButton({ onClick }: { onClick: () => void }) {
  return (
    <ActionButton
      appearance="subtle"
      iconOnly
      icon={<ArrowLeftRegular />}
      label={planillaMessages.back}
      onClick={onClick}
    />
  );
}
