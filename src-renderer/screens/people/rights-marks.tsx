import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { PersonId } from '../../../src-shared/domain/identifiers.ts';
import { useApi } from '../../client/api-context.tsx';
import { markSentence, rightsMessages as words } from '../../messages/rights.ts';

/** That somebody is blocked, or must not be deleted: what it means, who said so and why. */
export function RightsMarks({ personId }: { personId: PersonId }) {
  const api = useApi();
  const { data } = useQuery(api.rights.ofPerson.queryOptions({ input: { personId } }));
  if (!data) return null;
  const shown = [
    { title: words.blocked, text: words.blockedText, mark: data.blocked },
    { title: words.held, text: words.heldText, mark: data.held },
  ];
  return shown.map(
    ({ title, text, mark }) =>
      mark && (
        <MessageBar key={title} intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{title}</MessageBarTitle>
            {text}
            <div>{markSentence(mark)}</div>
          </MessageBarBody>
        </MessageBar>
      ),
  );
}
