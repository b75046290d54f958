const shared = '^src-shared/';
/** One row of the import table in docs/architecture.md: files of `room` may import ours only from `allowed`. */
const room = (name, path, allowed) => ({
  name,
  comment: `${name} may import only: ${allowed.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path, pathNot: '\\.test\\.ts$' },
  to: { path: '^(src-shared|src-main|src-renderer|server)/', pathNot: [path, ...allowed] },
});

const domain = `${shared}domain/`;
const contract = `${shared}contract/`;
const ports = `${shared}ports/`;
const prompts = `${shared}prompts/`;
const useCases = `${shared}use-cases/`;
const rpc = `${shared}rpc/`;
const jobs = `${shared}jobs/`;
/** What a PC's host and the server's do alike: reading papers, writing documents and planillas, asking models. */
const alsoOnTheServer =
  '^src-main/(adapters/(audio|document-reader|docx|docx-template|exceljs)/|adapters/printing/|adapters/patient-fetch\\.ts$|host/(keep-meanings|document-printer)\\.ts$)';
/** How a browser's files come in and a recording's sound goes out, on a PC and at the server. */
const browsersDoor = '^src-main/(http/(bounded-body|receive-form)|host/(answer-sound|upload-folder))\\.ts$';

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    room('domain', domain, []),
    room('contract', contract, [domain]),
    room('ports', ports, [domain]),
    room('prompts', prompts, [domain]),
    room('formats', `${shared}formats/`, [domain, ports]),
    room('language-models', `${shared}language-models/`, [domain, ports]),
    room('planillas', `${shared}planillas/`, [domain, ports]),
    room('storage', `${shared}storage/`, [domain, ports]),
    room('jobs', jobs, [domain, ports]),
    room('use-cases', useCases, [domain, ports, prompts]),
    room('rpc', rpc, [domain, contract, useCases, jobs]),
    room('local-adapters', '^src-main/adapters/', [
      domain,
      ports,
      `${shared}formats/`,
      `${shared}storage/storage-dialect`,
    ]),
    room('local-host', '^src-main/host/', [shared, '^src-main/adapters/']),
    room('cli', '^src-main/cli/', ['^src-main/host/', '^src-main/http/', rpc, contract, domain, ports]),
    room('local-http', '^src-main/http/', ['^src-main/host/', rpc, contract, domain]),
    room('electron', '^src-main/electron/', ['^src-main/host/', rpc, contract, domain]),
    room('preload', '^src-main/preload/', []),
    room('server-adapters', '^server/adapters/', [domain, ports]),
    room('server-host', '^server/host/', [shared, '^server/(adapters|backup)/', alsoOnTheServer]),
    room('server-http', '^server/http/', ['^server/host/', browsersDoor, rpc, contract, domain]),
    room('server', '^server/', [shared, alsoOnTheServer, browsersDoor]),
    room('renderer', '^src-renderer/', [contract, domain]),
    room('renderer-screens', '^src-renderer/screens/', [
      contract,
      domain,
      '^src-renderer/(components|client|messages)/',
    ]),
    room('renderer-district-area', '^src-renderer/district-area/', [
      contract,
      domain,
      '^src-renderer/(components|client|messages)/',
      '^src-renderer/app/(themed-app|theme|global|mount-with-nonce)',
    ]),
    room('renderer-components', '^src-renderer/components/', [contract, domain, '^src-renderer/(client|messages)/']),
    room('renderer-client', '^src-renderer/client/', [contract, domain, '^src-renderer/messages/']),
    room('renderer-messages', '^src-renderer/messages/', [contract, domain]),
    {
      name: 'electron-stays-in-its-folder',
      severity: 'error',
      from: { pathNot: '^src-main/(electron|preload)/' },
      to: { path: '^electron$|node_modules/electron/' },
    },
    {
      name: 'shared-runs-anywhere',
      severity: 'error',
      from: { path: shared, pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(out|dist)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};
