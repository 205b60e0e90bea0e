import { readEditorSettings } from '@pmtakit/language-service';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const KNOWN = 'known are indent, align, endOfLine, keywordCase, booleans, onSave.';

describe('readEditorSettings', () => {
  it('reads all that there are', () => {
    const format = { indent: 'tab', align: false, endOfLine: 'crlf', keywordCase: 'lower', booleans: 'yes-no' };
    expect(readEditorSettings({ format: { ...format, onSave: true } })).toEqual({
      format,
      formatOnSave: true,
      problems: [],
    });
  });

  it.each([
    undefined,
    null,
    {},
    { format: null },
    { format: { indent: null, onSave: null } },
    { trace: { server: 'off' } },
  ])('%j says nothing', (value) => {
    expect(readEditorSettings(value)).toEqual({ format: {}, formatOnSave: false, problems: [] });
  });

  it.each([
    [{ format: { indent: 17 } }, 'pmta.format.indent: expected a whole number up to 16 or "tab"; it is not used.'],
    [{ format: { indent: -1 } }, 'pmta.format.indent: expected a whole number up to 16 or "tab"; it is not used.'],
    [{ format: { indent: 2.5 } }, 'pmta.format.indent: expected a whole number up to 16 or "tab"; it is not used.'],
    [{ format: { indent: '4' } }, 'pmta.format.indent: expected a whole number up to 16 or "tab"; it is not used.'],
    [{ format: { align: 'yes' } }, 'pmta.format.align: expected true or false; it is not used.'],
    [{ format: { endOfLine: 'LF' } }, 'pmta.format.endOfLine: expected lf, crlf, auto; it is not used.'],
    [{ format: { keywordCase: 'upper' } }, 'pmta.format.keywordCase: expected keep, lower; it is not used.'],
    [{ format: { booleans: true } }, 'pmta.format.booleans: expected keep, yes-no, true-false; it is not used.'],
    [{ format: { onSave: 1 } }, 'pmta.format.onSave: expected true or false; it is not used.'],
    [{ format: { indnt: 2 } }, `pmta.format.indnt: there is no such setting; ${KNOWN}`],
    [{ format: true }, 'pmta.format: expected an object; it is not used.'],
    [[], 'pmta: expected an object; it is not used.'],
    ['tab', 'pmta: expected an object; it is not used.'],
  ])('tells what is wrong in %j', (value, problem) => {
    expect(readEditorSettings(value)).toEqual({ format: {}, formatOnSave: false, problems: [problem] });
  });

  it('uses what is right beside what is wrong', () => {
    expect(readEditorSettings({ format: { indent: 99, align: false } }).format).toEqual({ align: false });
  });

  it('takes anything', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readEditorSettings(value)));
  });
});
