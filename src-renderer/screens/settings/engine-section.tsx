import { Link } from '@tanstack/react-router';
import { chosenModel, type LibrarySettings } from '../../../src-shared/domain/library-settings.ts';
import { Section } from '../../components/section.tsx';
import { settingsMessages } from '../../messages/settings.ts';

const words = settingsMessages.engine;

/** What fills and answers, in a sentence; it is chosen in Modelos. */
export function EngineSection({ settings }: { settings: LibrarySettings }) {
  const fill = chosenModel(settings, 'fill');
  const answer = chosenModel(settings, 'answer');
  return (
    <Section id="modelos" title={words.title} intro={words.intro}>
      <span>{answer === null ? words.rules : words.model(fill, answer)}</span>
      <Link to="/modelos">{words.open}</Link>
    </Section>
  );
}
