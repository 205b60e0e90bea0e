import type { Fix } from '@pmtakit/grammar';
import { type Line, type Model, type ProjectFile, argumentPlace, everything } from '@pmtakit/semantics';
import { choiceOption } from '../rule-helpers/choice-option.ts';
import { defineRule } from './rule.ts';

const style = choiceOption(
  'style',
  ['consistent', 'yes-no', 'true-false'],
  'The words for switches; consistent takes those that most lines of the file have.',
);

/** A switch is yes or no, true or false, in any mixture. [G1§3.2] */
export const booleanStyle = defineRule({
  id: 'boolean-style',
  category: 'style',
  preset: 'all',
  summary: 'Switches that are yes or no in some lines, true or false in others',
  messages: {
    file: {
      severity: 'info',
      text: '{{name}} is {{word}}, while most switches of this file are {{style}}.\nPowerMTA takes both, but a search for all that is on finds only some of it.\nWrite {{other}}.',
    },
    style: {
      severity: 'info',
      text: '{{name}} is {{word}}, while switches are to be {{style}} here.\nPowerMTA takes both, but a search for all that is on finds only some of it.\nWrite {{other}}.',
    },
  },
  options: [style],

  configuration({ model, options, report }) {
    const wanted = options.get(style);
    for (const switches of switchesByFile(model).values()) {
      const chosen = wanted === 'consistent' ? mostly(switches) : wanted;
      for (const { line, word } of switches) {
        if (styleOf(word) === chosen) continue;
        const other = opposite.get(word) ?? '';
        const words = { name: line.name, word, style: chosen.replace('-', ' or '), other };
        report(wanted === 'consistent' ? 'file' : 'style', argumentPlace(line), words, { fix: write(line, other) });
      }
    }
  },
});

type Style = 'yes-no' | 'true-false';

interface Switch {
  readonly line: Line;
  /** In small letters, without quotes. */
  readonly word: string;
}

const opposite: ReadonlyMap<string, string> = new Map([
  ['yes', 'true'],
  ['no', 'false'],
  ['true', 'yes'],
  ['false', 'no'],
]);

/** Each line once, also of files that are included twice. */
function switchesByFile({ whole }: Model): Map<ProjectFile, Switch[]> {
  const seen = new Set<Line['node']>();
  const byFile = new Map<ProjectFile, Switch[]>();
  for (const item of everything(whole)) {
    if (item.kind !== 'line' || seen.has(item.node)) continue;
    const word = switchIn(item);
    if (word === undefined) continue;
    seen.add(item.node);
    const known = byFile.get(item.file);
    if (known) known.push({ line: item, word });
    else byFile.set(item.file, [{ line: item, word }]);
  }
  return byFile;
}

/** The text tells fast that most lines are none. */
function switchIn(line: Line): string | undefined {
  const { start, end } = line.argumentSpan;
  if (end - start > LONGEST) return undefined;
  const word = line.text.replace(/^"(.*)"$/, '$1').toLowerCase();
  return opposite.has(word) && line.argument(0)?.kind === 'boolean' ? word : undefined;
}

/** `"false"`. */
const LONGEST = 7;

function styleOf(word: string): Style {
  return word === 'yes' || word === 'no' ? 'yes-no' : 'true-false';
}

/** Of as many of both, the style of the first. */
function mostly(switches: readonly Switch[]): Style {
  const yes = switches.filter(({ word }) => styleOf(word) === 'yes-no').length;
  const [first] = switches;
  if (first && yes * 2 === switches.length) return styleOf(first.word);
  return yes * 2 > switches.length ? 'yes-no' : 'true-false';
}

function write(line: Line, other: string): Fix {
  return { title: `write ${other}`, safe: true, edits: [{ span: line.argumentSpan, newText: other }] };
}
