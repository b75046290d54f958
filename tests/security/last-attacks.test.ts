import { describeAttacks } from './attack-suite.ts';
import { lastAttacks } from './last-attacks.ts';

describeAttacks('ten papers for which no rule was changed', lastAttacks);
