/** The parts that turn bytes into documents: no Nest, no database. */
const BELOW_PIPELINE = [
  'interchange',
  'definitions',
  'canonical',
  'x12',
  'edifact',
  'xml',
  'guide',
  'partners',
  'mapping',
];
/**
 * The table of allowed imports. A part imports the parts in its row, by their index, and nothing else of ours.
 */
const LIBS = {
  observability: [],
  interchange: [],
  definitions: [],
  canonical: ['interchange'],
  x12: ['interchange'],
  edifact: ['interchange'],
  xml: ['interchange'],
  guide: ['interchange', 'definitions', 'xml'],
  partners: ['interchange', 'definitions'],
  mapping: ['interchange', 'definitions', 'canonical', 'xml', 'guide'],
  pipeline: ['observability', ...BELOW_PIPELINE],
  persistence: ['observability'],
  messaging: ['interchange', 'persistence', 'canonical', 'observability'],
  service: ['persistence', 'messaging', 'observability'],
};
const PURE = [...BELOW_PIPELINE, 'pipeline'];
const APPS = {
  gateway: Object.keys(LIBS),
  orders: ['canonical', 'interchange', 'messaging', 'persistence', 'observability', 'service'],
  cash: ['canonical', 'interchange', 'messaging', 'persistence', 'observability', 'service'],
  cli: PURE,
};

const anyOf = (names) => (names.length ? `(${names.join('|')})` : '(?!)');
const row = (kind, name, allowed, own) => ({
  name: `${name}-imports`,
  comment: `${name} may import: ${allowed.join(', ') || 'none of ours'}`,
  severity: 'error',
  from: { path: own, pathNot: '/test/' },
  to: { path: '^(libs|apps)/', pathNot: [`^${kind}/${name}/`, `^libs/${anyOf(allowed)}/`] },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['main\\.ts$', '\\.test\\.ts$', '/index\\.ts$', '\\.migration\\.ts$'] },
      to: {},
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'by-the-index-only',
      comment: "Nothing imports past another part's index.ts",
      severity: 'error',
      from: { path: '^(libs|apps)/([^/]+)/' },
      to: { path: '^(libs|apps)/[^/]+/', pathNot: ['^$1/$2/', '^(libs|apps)/[^/]+/src/index\\.ts$'] },
    },
    ...Object.entries(LIBS).map(([name, allowed]) => row('libs', name, allowed, `^libs/${name}/`)),
    ...Object.entries(APPS)
      .filter(([name]) => name !== 'cli')
      .map(([name, allowed]) => row('apps', name, allowed, `^apps/${name}/`)),
    {
      ...row('apps', 'cli', APPS.cli, '^apps/cli/'),
      from: { path: '^apps/cli/', pathNot: ['^apps/cli/src/start/', '/test/'] },
    },
    {
      name: 'cli-start-imports',
      comment:
        'crossdock start imports apps by their index, service and persistence; the other commands load neither Nest nor TypeORM',
      severity: 'error',
      from: { path: '^apps/cli/src/start/' },
      to: {
        path: '^(libs|apps)/',
        pathNot: ['^apps/', `^libs/${anyOf([...PURE, 'service', 'persistence', 'observability'])}/`],
      },
    },
    {
      name: 'pure-libraries',
      comment: 'What the command line loads knows neither Nest nor a database',
      severity: 'error',
      from: { path: `^libs/${anyOf(PURE)}/`, pathNot: '/test/' },
      to: { path: 'node_modules/(@nestjs|typeorm|pg|kafkajs|fastify)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
