#!/usr/bin/env node
// `npx amanuense`: sets the checkout up when need be and runs the command line with the pinned Node.
process.argv.splice(2, 0, 'src-main/cli/main.ts');
await import('../../.ci/with-node.mjs');
