import { attacks } from './attack-papers.ts';
import { describeAttacks } from './attack-suite.ts';

describeAttacks('thirty papers that give orders', attacks);
