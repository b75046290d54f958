import { describeAttacks } from './attack-suite.ts';
import { lastAttacks } from './last-attacks.ts';

describeAttacks('eleven papers written after the rules were widened', lastAttacks);
