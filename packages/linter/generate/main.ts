/** Writes what is made from the files of the rules; with `--check` only tells what is out of date. */
import { writeOutputs } from '../../../grammar/generate/write-outputs.ts';
import { ruleList } from './rule-list.ts';

await writeOutputs({ 'packages/linter/src/generated/own-rules.ts': ruleList() });
// The pages and the schema ask the rules themselves, which the list above holds.
const { ruleTable } = await import('./rule-table.ts');
const { configSchema } = await import('./config-schema.ts');
await writeOutputs({
  'docs/rules/README.md': ruleTable(),
  'packages/cli/schema/pmtakit.config.schema.json': configSchema(),
});
