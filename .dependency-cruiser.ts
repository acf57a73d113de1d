import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';

const severity = 'error' as const;

type Floor = { name: string; part: string; local: string[]; packages: string[] };

/**
 * The floors: what each part may import. A part that isn't listed may import what it likes (app, cli, server.ts, tests).
 * `local` are folders of this repository, `packages` are npm packages; `$1` is the first group of `part`.
 */
const floors: Floor[] = [
  {
    name: 'contract',
    part: '^runtime/(contract|xml)/',
    local: ['runtime/(contract|xml)'],
    packages: ['zod', 'saxes'],
  },
  {
    name: 'expressions',
    part: '^runtime/expressions/',
    local: ['runtime/contract', 'runtime/expressions'],
    packages: ['zod', 'liquidjs', 're2js', 'libphonenumber-js', 'date-holidays'],
  },
  {
    name: 'a-node',
    part: '^runtime/nodes/([^/]+)/',
    local: ['runtime/contract', 'runtime/expressions', 'runtime/nodes/$1'],
    packages: ['zod'],
  },
  {
    name: 'list-of-schemas',
    part: '^runtime/nodes/schemas\\.ts$',
    local: ['runtime/contract', 'runtime/expressions', 'runtime/nodes/[^/]+/schema\\.ts$'],
    packages: ['zod'],
  },
  {
    name: 'list-of-steps',
    part: '^runtime/nodes/steps\\.ts$',
    local: [
      'runtime/contract',
      'runtime/expressions',
      'runtime/nodes/[^/]+/(schema|step)\\.ts$',
      'runtime/nodes/schemas\\.ts$',
    ],
    packages: ['zod'],
  },
  {
    name: 'graph',
    part: '^runtime/graph/',
    local: [
      'runtime/(contract|xml|expressions|graph)',
      'runtime/nodes/schemas\\.ts$',
      'runtime/nodes/[^/]+/schema\\.ts$',
    ],
    packages: ['zod', 'yjs'],
  },
  {
    name: 'engine',
    part: '^runtime/engine/',
    local: ['runtime/(contract|xml|expressions|graph|engine)', 'runtime/nodes/(schemas|steps)\\.ts$'],
    packages: ['zod'],
  },
  {
    name: 'a-provider',
    part: '^runtime/providers/([^/]+)/',
    local: ['runtime/(contract|xml)', 'runtime/providers/$1', 'runtime/providers/[^/]+\\.ts$'],
    packages: ['zod'],
  },
  {
    name: 'simulator',
    part: '^runtime/simulator/',
    local: ['runtime/(contract|xml|simulator)'],
    packages: ['zod', 'saxes'],
  },
  {
    name: 'tries-of-a-flow',
    part: '^runtime/(rehearsal|scenarios|explorer)/',
    local: ['runtime'],
    packages: ['zod', 're2js'],
  },
];

const anywhere = (list: string[]) =>
  `^(${list.map((path) => (path.endsWith('$') ? path : `${path}/`)).join('|')})`;

/** One rule for our own folders and one for packages, so that a violation says which it is. */
const floorRules = floors.flatMap(({ name, part, local, packages }): IForbiddenRuleType[] => [
  {
    name: `floor-${name}`,
    severity,
    from: { path: part },
    to: { pathNot: [anywhere(local), '^node_modules/'], dependencyTypesNot: ['core'] },
  },
  {
    name: `packages-of-${name}`,
    severity,
    from: { path: part },
    to: { path: '^node_modules/', pathNot: `^node_modules/(${packages.join('|')})/` },
  },
]);

/** Packages that one folder alone may see. */
const confined = [
  {
    name: 'prisma-and-pg',
    packages: '(pg|prisma|@prisma/[^/]+)',
    only: '^(lib/database|prisma)/|^prisma\\.config\\.ts$',
  },
  { name: 'provider-sdks', packages: '(twilio|plivo|@vonage/[^/]+|telnyx)', only: '^lib/providers/' },
].map(
  ({ name, packages, only }): IForbiddenRuleType => ({
    name: `only-here-${name}`,
    severity,
    from: { pathNot: [only, '^tests/', '^bench/'] },
    to: { path: `^node_modules/${packages}/` },
  }),
);

export const forbidden: IForbiddenRuleType[] = [
  ...floorRules,
  ...confined,
  {
    name: 'runtime-runs-in-browsers',
    severity,
    from: { path: '^runtime/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'steps-are-not-for-schemas',
    severity,
    from: { path: '^runtime/nodes/[^/]+/schema\\.ts$' },
    to: { path: '^runtime/nodes/[^/]+/step\\.ts$' },
  },
  {
    name: 'edits-alone-see-yjs',
    severity,
    from: { path: '^runtime/graph/', pathNot: '^runtime/graph/edits?[/.-]' },
    to: { path: '^node_modules/yjs/' },
  },
  {
    name: 'floor-components',
    severity,
    from: { path: '^components/' },
    to: { path: '^(lib/database|lib/providers|app|cli|server\\.ts)' },
  },
  {
    name: 'floor-lib',
    severity,
    from: { path: '^lib/' },
    to: { path: '^(app|cli|components|server\\.ts)' },
  },
  {
    name: 'nothing-imports-tests',
    severity,
    from: { pathNot: '^(tests|bench)/' },
    to: { path: '^(tests|bench)/' },
  },
  {
    name: 'no-circles',
    severity,
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  { name: 'resolvable', severity, from: {}, to: { couldNotResolve: true } },
  {
    name: 'no-development-packages',
    severity,
    from: { path: '^(app|cli|components|lib|runtime|server\\.ts)' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
];

export const options: ICruiseOptions = {
  parser: 'swc',
  tsPreCompilationDeps: true,
  doNotFollow: { path: ['node_modules', 'lib/database/generated'] },
  exclude: { path: '^(\\.next|data|lib/database/generated/.+/)' },
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['import', 'node', 'default', 'types'],
    extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
  },
};
