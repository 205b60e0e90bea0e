/** Compares configurations that are given as texts, and writes down what differs so that it can be read at a glance. */
import {
  type Assumptions,
  type Difference,
  type ModelOptions,
  Model,
  type Subject,
  defaultAssumptions,
  defaultModelOptions,
  differences,
  equivalent,
  loadProject,
  memoryFiles,
} from '@pmtakit/semantics';

/** A main file, or several files by path, the main file first. */
export type Texts = string | Readonly<Record<string, string>>;

export function modelOf(texts: Texts, options: ModelOptions = defaultModelOptions): Model {
  const files = typeof texts === 'string' ? { config: texts } : texts;
  const [path = 'config', text = ''] = Object.entries(files)[0] ?? [];
  return new Model(loadProject({ path, text }, { files: memoryFiles(files) }), options);
}

/** The default answers but for some. */
export function assuming(answers: Partial<Assumptions>): ModelOptions {
  return { ...defaultModelOptions, assumptions: { ...defaultAssumptions, ...answers } };
}

/** `equal`, the witness, or the includes that keep from telling. */
export function verdict(before: Texts, after: Texts, options?: ModelOptions): string {
  const answer = equivalent(modelOf(before, options), modelOf(after, options));
  if (answer.equal === undefined) return `not compared: ${answer.notCompared.join('; ')}`;
  return answer.equal ? 'equal' : shown(answer.witness);
}

export function allDifferences(before: Texts, after: Texts, options?: ModelOptions): string[] {
  return [...differences(modelOf(before, options), modelOf(after, options))].map(shown);
}

/** `subject: setting before -> after (line -> line)`. */
export function shown({ subject, setting, before, after, origins }: Difference): string {
  const lines = [origins.before, origins.after].map((item) => item?.place.line ?? '-');
  const what = [setting, before ?? 'nothing', '->', after ?? 'nothing'].filter((word) => word !== undefined);
  return `${shownSubject(subject)}: ${what.join(' ')} (${lines.join(' -> ')})`;
}

function shownSubject(subject: Subject): string {
  switch (subject.kind) {
    case 'queue':
      return `${subject.domain}/${subject.virtualMta}`;
    case 'virtual-mta':
      return `virtual-mta ${subject.virtualMta}`;
    case 'pool':
      return `pool ${subject.pool}`;
    case 'source':
      return ['source', subject.user, subject.listener, subject.address, subject.pickup && 'pickup']
        .filter((word) => word !== undefined)
        .join(' ');
    case 'acct-file':
      return `acct-file ${subject.target}`;
    case 'section':
      return `<${[subject.section, subject.argument].filter(Boolean).join(' ')}>`;
    case 'server':
      return 'server';
  }
}

/** Lines of a text, without the indent that the test has. */
export function text(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/** A section. */
export function block(tag: string, ...lines: readonly string[]): string {
  return text(`<${tag}>`, ...lines, `</${tag.split(' ')[0] ?? ''}>`).trimEnd();
}
