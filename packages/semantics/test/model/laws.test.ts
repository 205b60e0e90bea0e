/** What must not change any effective setting, whatever the configuration. */
import { type ModelOptions, Setting, type Settings } from '@pmtakit/semantics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelOptions, otherAnswers } from '../slow/answers.ts';
import {
  dressed,
  shuffledDomains,
  withoutRepeatedMacros,
  withoutRepeatedPatterns,
  withoutSeveralSources,
} from '../slow/changes.ts';
import { queueNodes, sourceNodes } from '../slow/generate.ts';
import { MAIN, modelOfFiles, moveIntoFile, type PrintedFiles, printedFiles } from '../slow/printed-files.ts';
import type { Node } from '../slow/printing.ts';
import { renamed } from '../slow/renaming.ts';
import { shownSubjects, subjectSettings } from '../slow/subject-settings.ts';

const anyNodes: fc.Arbitrary<Node[]> = fc.tuple(queueNodes, sourceNodes).map((parts) => parts.flat());
const numbers = fc.array(fc.nat(), { minLength: 30, maxLength: 30 });
const runs = { numRuns: 50 };

function shown(files: PrintedFiles, options: ModelOptions, lineBreak?: string): string[] {
  return shownSubjects(subjectSettings(modelOfFiles(files, options, lineBreak)), files);
}

describe('no effective setting changes', () => {
  it('when names are changed everywhere', () => {
    fc.assert(
      fc.property(anyNodes, modelOptions, (nodes, options) => {
        const before = printedFiles(nodes);
        const lines = (before.get(MAIN) ?? []).map(({ text, origin }) => ({ text: renamed(text), origin }));
        const after = new Map([[MAIN, lines]]);
        const settings = subjectSettings(modelOfFiles(after, options), renamed);
        const expected = shownSubjects(subjectSettings(modelOfFiles(before, options)), before, renamed);
        expect(shownSubjects(settings, after)).toEqual(expected);
      }),
      runs,
    );
  });

  it('when <domain> sections of different patterns change places', () => {
    fc.assert(
      fc.property(anyNodes, modelOptions, numbers, (nodes, options, order) => {
        const before = withoutRepeatedPatterns(nodes, options);
        const after = printedFiles(shuffledDomains(before, order), before);
        expect(shown(after, options)).toEqual(shown(printedFiles(before), options));
      }),
      runs,
    );
  });

  it('when any lines move into other files', () => {
    const choices = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(anyNodes, modelOptions, choices, (nodes, options, moves) => {
        const before = printedFiles(nodes);
        expect(shown(moves.reduce(moveIntoFile, before), options)).toEqual(shown(before, options));
      }),
      runs,
    );
  });

  it('when comments, blanks, line breaks and the case of keywords change', () => {
    const lineBreaks = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(anyNodes, modelOptions, lineBreaks, numbers, (nodes, options, lineBreak, choices) => {
        const before = printedFiles(nodes);
        const after = new Map([[MAIN, dressed(before.get(MAIN) ?? [], choices)]]);
        expect(shown(after, options, lineBreak)).toEqual(shown(before, options));
      }),
      runs,
    );
  });
});

describe('a setting names the assumptions it rests on', () => {
  it('and no other answer changes it if it names none', () => {
    fc.assert(
      fc.property(anyNodes, otherAnswers, (nodes, { before, after }) => {
        const files = printedFiles(withoutSeveralSources(withoutRepeatedMacros(nodes)));
        const others = subjectSettings(modelOfFiles(files, after));
        for (const [subject, settings] of subjectSettings(modelOfFiles(files, before))) {
          const free = settings.all.filter(({ name }) =>
            settings.of(name).every(({ assumptions }) => assumptions.length === 0),
          );
          const shown = ({ name }: Setting, of: Settings | undefined): string =>
            `${subject}: ${name} ${valueOf(of, name)}`;
          expect(free.map((setting) => shown(setting, others.get(subject)))).toEqual(
            free.map((setting) => shown(setting, settings)),
          );
        }
      }),
      runs,
    );
  });

  it('and the other answer changes it if no other line says the same', () => {
    fc.assert(
      fc.property(anyNodes, otherAnswers, (nodes, { name, before, after }) => {
        const files = printedFiles(withoutSeveralSources(withoutRepeatedMacros(nodes)));
        const others = subjectSettings(modelOfFiles(files, after));
        for (const [subject, settings] of subjectSettings(modelOfFiles(files, before))) {
          for (const setting of settings.all.filter((one) => one.assumptions.includes(name) && isAlone(one))) {
            const other = valueOf(others.get(subject), setting.name);
            expect(other, `${subject}: ${setting.name}`).not.toBe(valueOf(settings, setting.name));
          }
        }
      }),
      runs,
    );
  });
});

function isAlone({ line, row, shadowed, canonical }: Setting): boolean {
  return line !== undefined && shadowed.every((other) => new Setting(row, { line: other }).canonical !== canonical);
}

/** All values of a name, in no order. */
function valueOf(settings: Settings | undefined, name: string): string {
  const values = settings?.of(name) ?? [];
  return values
    .map(({ canonical }) => canonical)
    .toSorted()
    .join(' | ');
}
