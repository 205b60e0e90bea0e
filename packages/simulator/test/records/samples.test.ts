/** The columns of real accounting files, which need the samples that are kept beside the repository. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accountingFields } from '@pmtakit/grammar';
import { recordTypesOf } from '@pmtakit/semantics';
import { isRecordType } from '../../src/records/fields.ts';
import { layoutOf } from '../../src/records/layout.ts';
import { modelOf } from '../harness.ts';
import { cellsOf, recorded } from './recorded-run.ts';

const folder = new URL('../../../../../shared/corpus/acct/', import.meta.url);
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.csv')) : [];

/** Columns that no version of PowerMTA writes; people renamed and added them. */
const invented = new Set(['mailfrom', 'vmtaPool2']);

describe.skipIf(names.length === 0)(`columns of samples${names.length === 0 ? ' (skipped without them)' : ''}`, () => {
  it.each(names)('%s', (name) => {
    const [header = [], first = []] = cellsOf(readFileSync(new URL(name, folder), 'utf8'));
    const [written = 'd'] = first;
    const type = isRecordType(written) ? written : 'f';
    const columns = header.filter((column) => !invented.has(column)).map(spelling);
    const fields = columns.slice(1).join(',');
    const text = `<virtual-mta v>\n</virtual-mta>\n<acct-file a>\nrecords ${type}\nrecord-fields ${type} ${fields}\n</acct-file>\n`;
    const model = modelOf(text);
    const [file] = model.acctFiles;
    if (!file) throw new Error('no acct-file');
    expect(recordTypesOf(file)).toEqual([type]);
    expect(layoutOf(model, file).columns).toEqual(columns);
    const [row = []] = cellsOf(recorded(text, [{ count: 1 }], { layouts: 'configured' }).texts[0] ?? '');
    expect(row).toEqual(columns);
    expect(columns.length).toBeGreaterThan(5);
  });
});

/** As the documentation spells it. */
function spelling(column: string): string {
  return accountingFields.find((field) => field.toLowerCase() === column.toLowerCase()) ?? column;
}
