import { Button } from '@fluentui/react-components';
import { BuildingRegular } from '@fluentui/react-icons';
import { EmptyState } from '../components/empty-state.tsx';
import { schoolAreaMessages as words } from '../messages/school-area.ts';

/** That somebody has no work in the school of the address, and the way to what is theirs. */
export function NotTheirSchool() {
  return (
    <main style={{ display: 'grid', placeItems: 'center', height: '100%' }}>
      <EmptyState icon={<BuildingRegular />} title={words.notYours} text={words.notYoursText}>
        <Button as="a" href="/" appearance="primary">
          {words.toYours}
        </Button>
      </EmptyState>
    </main>
  );
}
