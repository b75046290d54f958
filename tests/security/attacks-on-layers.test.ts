import { describeAttacks } from './attack-suite.ts';
import { attacksOnLayers } from './attacks-on-layers.ts';

describeAttacks('ten papers written against the layers when all the others held', attacksOnLayers);
