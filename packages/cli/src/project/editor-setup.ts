/** What an editor has to know of the project that a file is in. */
import { dirname, resolve } from 'node:path';
import type { ProjectSetup } from '@pmtakit/language-server';
import { ownProviders } from '../lint/provider-file.ts';
import { findProjectConfig } from './config-file.ts';
import { lintSettings } from './lint-settings.ts';
import { mainNames } from './open-project.ts';
import { modelOptionsOf } from './options.ts';
import { allUpwards } from './upwards.ts';

/** @throws UsageError naming the file of the project and what is wrong in it */
export function editorSetup(path: string): ProjectSetup {
  const folder = dirname(path);
  const config = findProjectConfig(folder);
  const main = config.main === undefined ? undefined : resolve(config.main);
  const found = mainNames.flatMap((name) => allUpwards(folder, name)).map((name) => resolve(name));
  return {
    main,
    mains: main === undefined ? found : [main, ...found],
    mappings: config.mappings.map(({ from, to }) => ({ from, to: resolve(to) })),
    ...(config.base !== undefined && { base: resolve(config.base) }),
    modelOptions: modelOptionsOf({}, config),
    directives: config.directives,
    providers: ownProviders(config),
    settingsFor: lintSettings(config),
  };
}
