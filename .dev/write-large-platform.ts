/** `write-large-platform.ts FOLDER`: the files of the large platform, for the demo. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { largePlatform } from './large-platform.ts';

const [folder = '.'] = process.argv.slice(2);
for (const [name, text] of largePlatform()) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
