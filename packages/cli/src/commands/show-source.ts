/** `pmtakit show source ADDRESS`: what applies to a client that sends mail in. */
import { printable } from '@pmtakit/linter';
import { UsageError } from '../exit-codes.ts';
import { openModel } from '../project/open-project.ts';
import type { ProjectOptions } from '../project/options.ts';
import { columns } from '../text/columns.ts';
import { writeJson, writeLines } from './answer.ts';
import { type ClientOptions, checkUser, clientFrom, clientWords, sectionRow, sectionsFor } from './client.ts';
import { settingsJsonOf } from './settings.ts';
import { headed } from './show-settings.ts';

export interface ShowSourceOptions extends ProjectOptions, ClientOptions {}

export async function showSource(name: string, address: string | undefined, options: ShowSourceOptions): Promise<void> {
  if (address === undefined && !options.pickup) throw new UsageError('name the address of a client, or --pickup');
  const model = await openModel(name, options);
  checkUser(model, options.user);
  const words = clientWords(address, options);
  const client = clientFrom(model, words);
  const sections = sectionsFor(model, client);
  if (options.json) {
    return writeJson({ client: words, sections, settings: settingsJsonOf(model, (one) => one.source(client)) });
  }
  writeLines([
    'Source Sections',
    '---------------',
    ...columns(sections.map(sectionRow)).map(printable),
    ...(sections.length === 0 ? ['none applies'] : []),
    '',
    ...headed('Source Settings', model.source(client).all),
  ]);
}
