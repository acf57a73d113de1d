import { readFileSync, writeFileSync } from 'node:fs';

/**
 * `npm run lock:complete`, after npm wrote package-lock.json: adds the optional packages of other platforms that npm left out because its registry didn't
 * have them. `npm ci` refuses a lock without them, on every platform. Their versions are exact where they are asked for; npm checks
 * no integrity for them, since nobody here has seen them.
 */
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const missing = missingOptional(lock.packages);
for (const { name, version, dev } of missing) {
  lock.packages[`node_modules/${name}`] = {
    version,
    ...platform(name),
    ...(dev ? { dev } : {}),
    optional: true,
  };
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`Added ${missing.length} packages of other platforms.`);

function missingOptional(packages) {
  const found = new Map();
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (packages[`node_modules/${name}`] || packages[`${place}/node_modules/${name}`]) continue;
      if (/^\d+\.\d+\.\d+/.test(version)) found.set(name, { name, version, dev });
    }
  }
  return [...found.values()];
}

/** What such packages' names say: `@biomejs/cli-linux-x64-musl`, `@oxc-parser/binding-linux-arm-gnueabihf`, … */
function platform(name) {
  const words = name.split('/').at(-1).split('-');
  if (words.includes('wasm32')) return { cpu: ['wasm32'] };
  const pick = (list) => list.filter((word) => words.includes(word));
  const os = pick(['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']);
  const cpu = pick(['arm', 'arm64', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64']);
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`${name} doesn't say its platform.`);
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : 'glibc';
  return { cpu, ...(os[0] === 'linux' ? { libc: [libc] } : {}), os };
}
