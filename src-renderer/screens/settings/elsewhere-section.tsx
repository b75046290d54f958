import { useCapabilities } from '../../client/api-context.tsx';
import { isOffered } from '../../client/is-offered.ts';
import { FactList, FactRow } from '../../components/fact-list.tsx';
import { Section } from '../../components/section.tsx';
import { settingsMessages } from '../../messages/settings.ts';

const words = settingsMessages.elsewhere;

/** Where the library is kept when it is not on this PC, and where to see to what a PC sees to. */
export function ElsewhereSection() {
  const capabilities = useCapabilities();
  return (
    <Section id="en-otro-lado" title={words.title} intro={words.intro}>
      <FactList>
        {words.places
          .filter((place) => !isOffered(place, capabilities))
          .map(({ what, where }) => (
            <FactRow key={what} name={what} facts={where} />
          ))}
      </FactList>
    </Section>
  );
}
