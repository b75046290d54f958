import { describeDistrictLog } from '../port-suites/district-log-suite.ts';
import { MemoryDistrictLog } from './memory-district-log.ts';

const log = new MemoryDistrictLog();
let schools = 0;

describeDistrictLog('the memory of the simulator', async () => ({ log, schoolId: `s${++schools}` }));
