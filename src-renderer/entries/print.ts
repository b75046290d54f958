import { printingPage } from '../../src-shared/domain/print-layout.ts';
import { layOutDocument } from '../components/printing/lay-out-document.ts';

// Who opened this page calls it: it asks nobody for anything.
Object.assign(globalThis, { [printingPage.layOut]: layOutDocument });
