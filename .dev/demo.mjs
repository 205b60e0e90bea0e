/** `npm run demo`: what the commands do, shown on a small file. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, install, root, tryNode } from './workspace.mjs';

install();
build();

const folder = join(root, '.dev/state/demo');
const file = '.dev/state/demo/pmta.conf';
mkdirSync(folder, { recursive: true });
copyFileSync(join(root, 'fixtures/demo/pmta.conf'), join(folder, 'pmta.conf'));

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

const report = '.dev/state/demo/report.html';
show(
  'pmtasim',
  [
    'run',
    'fixtures/traffic/campaign.yaml',
    '--config',
    'fixtures/small-sender/pmta.conf',
    '--rows',
    '3',
    '--report',
    report,
  ],
  'what becomes of a newsletter, and which limits hold it back',
);

console.log(`\nThe formatted file is ${file}, the report of the simulation is ${report}: open it in a browser. Try it on yours:
  npx pmtalint /etc/pmta/config
  npx pmtafmt --diff /etc/pmta/config
  npx pmtakit show settings gmail.com --config /etc/pmta/config`);

function show(command, args, why) {
  console.log(`\n$ npx ${command} ${args.join(' ')}     # ${why}\n`);
  tryNode(`packages/cli/bin/${command}.cjs`, ...args);
}
