import { describeAttacks } from './attack-suite.ts';
import { laterAttacks } from './later-attacks.ts';

describeAttacks('ten papers written after the rules', laterAttacks);
