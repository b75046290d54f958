import { BuildingRegular } from '@fluentui/react-icons';
import { publishedMessages as words } from '../messages/published.ts';
import { StateMark } from './chips.tsx';

/** Tells that something is the district's. */
export function PublishedMark() {
  return (
    <StateMark tone="neutral" icon={<BuildingRegular />}>
      {words.mark}
    </StateMark>
  );
}

/** The same, at the beginning of a line that says more of it. */
export function PublishedLead() {
  return (
    <>
      <PublishedMark />
      {' · '}
    </>
  );
}
