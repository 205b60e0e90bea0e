import { catalogue } from '@pmtakit/grammar';

/** Whether a section is a list: every line may stand several times, and their order counts. */
export function isListSection(name: string): boolean {
  return catalogue()
    .rowsIn(name, 'directive')
    .every(({ repeatable }) => repeatable !== false);
}
