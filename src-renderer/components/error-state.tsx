import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular, PlugDisconnectedRegular } from '@fluentui/react-icons';
import { canRetry, errorText } from '../client/error-text.ts';
import { commonMessages } from '../messages/common.ts';
import { EmptyState } from './empty-state.tsx';

type ErrorStateProps = { error: unknown; title?: string; onRetry?: () => void };

/** What a list shows when it could not be brought: what happened, what to do, and trying again where that helps. */
export function ErrorState({ error, title = commonMessages.couldNotShow, onRetry }: ErrorStateProps) {
  return (
    <div role="alert" style={{ display: 'flex', flexGrow: 1 }}>
      <EmptyState icon={<PlugDisconnectedRegular />} title={title} text={errorText(error)}>
        {onRetry && canRetry(error) && (
          <Button icon={<ArrowClockwiseRegular />} onClick={onRetry}>
            {commonMessages.retry}
          </Button>
        )}
      </EmptyState>
    </div>
  );
}
