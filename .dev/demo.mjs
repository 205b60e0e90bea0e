/** `npm run demo`: what the commands do, on small files first, then on configurations of a real size. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, node, pinnedNode, root, tryNode } from './workspace.mjs';

install();
build();

const state = '.dev/state/demo';
const file = `${state}/pmta.conf`;
mkdirSync(join(root, state), { recursive: true });
cpSync(join(root, 'fixtures/demo/pmta.conf'), join(root, file));
cpSync(join(root, 'fixtures/article'), join(root, state, 'article'), { recursive: true });
node('.dev/write-large-platform.ts', `${state}/platform`);

show('pmtalint', [file, '--frames', 'always'], 'what PowerMTA would refuse or misread');
show(
  'pmtalint',
  ['fixtures/mistakes/masked-provider-limits.conf', '--frames', 'always'],
  'what PowerMTA takes, and harms its owner',
);
show('pmtalint', [file, '--diff'], 'fixes that are proven to change nothing');
show('pmtafmt', [file, '--diff'], 'what the formatter would change');
show('pmtafmt', [file, '--write'], 'formatted in place');
show('pmtafmt', [file], 'and this is the file now');
show(
  'pmtafmt',
  ['sort', 'fixtures/regional-sender/config', '--diff'],
  'the lines of sections by topic, proven to do the same',
);

const config = 'fixtures/regional-sender/config';
show('pmtakit', ['explain', 'gmail.com', '--vmta', 'us', 'max-msg-rate', '--config', config], 'which line decides');
show('pmtakit', ['limits', 'gmail.com', '--config', config], 'what all limits together allow');

show(
  'pmtakit',
  ['dry', 'fixtures/copies/pmta.conf', '--dry-run', '--class', 'safe,confirm'],
  'what is said several times, said once: a default source, a macro and a pool, with the proof',
);

// What articles show, mended first.
for (const name of ['regions', 'headers', 'server']) {
  const path = `${state}/article/${name}.conf`;
  if (name === 'regions')
    show('pmtalint', [path, '--fix-suggestions', '--diff'], 'what articles show, and what was meant');
  hide('pmtalint', [path, '--fix-suggestions', '--quiet']);
  const traffic = name === 'regions' ? 'article-regions' : 'article';
  simulate(`fixtures/traffic/${traffic}.yaml`, path, `article-${name}`, 'what it does, mended');
}

simulate(
  'fixtures/traffic/campaign.yaml',
  'fixtures/small-sender/pmta.conf',
  'small-sender',
  'what becomes of a newsletter, and which limits hold it back',
);
simulate(
  'fixtures/traffic/agency-day.yaml',
  'fixtures/agency/pmta.conf',
  'agency',
  'a day of an agency with 40 virtual MTAs: one provider takes fewer connections than it is sent',
);
simulate(
  'fixtures/traffic/agency-day.yaml',
  'fixtures/agency/pmta.conf',
  'agency-mended',
  'and with one line more',
  '--set',
  't-online.de max-smtp-out=6',
);
simulate(
  'fixtures/traffic/platform-hour.yaml',
  `${state}/platform/config`,
  'platform',
  'the busiest hour of a platform with 2,000 virtual MTAs',
);

console.log(`
The formatted file is ${file}, the reports of the simulations are
  ${state}/*.html
Open them in a browser: agency.html and platform.html have most to show. Try it on yours:
  npx pmtalint /etc/pmta/config
  npx pmtafmt --diff /etc/pmta/config
  npx pmtakit show settings gmail.com --config /etc/pmta/config
  npx pmtasim run --config /etc/pmta/config --report report.html`);

function show(command, args, why) {
  tell(command, args, why);
  tryNode(script(command), ...args);
}

/** A run with its report. The tables on the terminal are left out: the report has them, and more. */
function simulate(scenario, configuration, name, why, ...more) {
  const args = [
    'run',
    scenario,
    '--config',
    configuration,
    ...more,
    '--rows',
    '5',
    '--report',
    `${state}/${name}.html`,
  ];
  tell('pmtasim', args, why);
  const { stdout } = hide('pmtasim', args);
  const [summary] = stdout.split(/\n(?:Bounces|Backoff|Domains)\n/);
  console.log(`${summary}\n... and tables, which are in the report, too: ${state}/${name}.html`);
}

function tell(command, args, why) {
  const shown = args.map((arg) => (/[ *]/.test(arg) ? `'${arg}'` : arg));
  console.log(`\n$ npx ${command} ${shown.join(' ')}     # ${why}\n`);
}

function hide(command, args) {
  const stdio = ['inherit', 'pipe', 'inherit'];
  return spawnSync(pinnedNode, [script(command), ...args], { cwd: root, stdio, encoding: 'utf8' });
}

function script(command) {
  return `packages/cli/bin/${command}.cjs`;
}
