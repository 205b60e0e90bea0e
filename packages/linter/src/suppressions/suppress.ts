import { type Diagnostic, type SourceFile, type Span, byPlace } from '@pmtakit/grammar';
import { Findings, Options, type ProjectFile, type Report } from '@pmtakit/semantics';
import { type RuleSettings, couldFind, levelOf, withLevels } from '../rule-settings.ts';
import { rules } from '../rules/index.ts';
import { COMMAND_START, ruleNames } from './read-words.ts';
import { readSuppressions } from './read-suppressions.ts';
import { ALL_RULES, type Mention, type SuppressedFinding, type Suppression } from './suppression.ts';
import { SuppressionIndex } from './suppression-index.ts';

/** How a file was looked over. */
export interface Asked {
  readonly settings: RuleSettings;
  /** Whether the configuration is whole; in a part some rules find nothing because they cannot know. */
  readonly allIsKnown: boolean;
  readonly secrets: readonly Span[];
}

export interface Suppressed {
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** Whether a text may hold comments about rules. */
export function mayHoldSuppressions({ rope }: SourceFile): boolean {
  return rope.includes(COMMAND_START);
}

/** Parts the findings of a file by its comments, and adds what is wrong with the comments themselves. */
export function suppress(file: ProjectFile, found: readonly Diagnostic[], asked: Asked): Suppressed {
  const suppressions = mayHoldSuppressions(file.source) ? readSuppressions(file.document, asked.secrets) : [];
  if (suppressions.length === 0) return { diagnostics: found, suppressed: [] };
  const index = new SuppressionIndex(file.source, suppressions);
  const left: Diagnostic[] = [];
  const suppressed: SuppressedFinding[] = [];
  for (const diagnostic of found) {
    const target = index.find(diagnostic);
    if (!target) left.push(diagnostic);
    else suppressed.push({ diagnostic, reason: target.suppression.reason, place: target.suppression.span });
  }
  index.finish();
  const own = findingsAbout(suppressions, file, asked, { used: index.used, isFragment: isFragment(found, asked) });
  const diagnostics = [...left, ...own].sort(byPlace);
  return { diagnostics, suppressed };
}

/** The findings that no comment passes over, where not all are known yet: nobody can tell which comments are of use. */
export function notPassedOver(
  file: ProjectFile,
  found: readonly Diagnostic[],
  secrets: readonly Span[],
): readonly Diagnostic[] {
  if (found.length === 0 || !mayHoldSuppressions(file.source)) return found;
  const index = new SuppressionIndex(file.source, readSuppressions(file.document, secrets));
  return found.filter((one) => !index.find(one));
}

interface Outcome {
  readonly used: ReadonlySet<Mention | Suppression>;
  readonly isFragment: boolean;
}

/** What is wrong with the comments. These findings cannot be passed over in turn. */
function findingsAbout(
  suppressions: readonly Suppression[],
  { text }: ProjectFile,
  asked: Asked,
  { used, isFragment: isPiece }: Outcome,
): Diagnostic[] {
  const { settings } = asked;
  const findings = new Findings();
  const isUsed = (one: Mention | Suppression) => used.has(one);
  const isJudged = ({ rule }: Mention) => !isPiece && (rule === ALL_RULES ? asked.allIsKnown : couldFind(rule, asked));
  for (const rule of rules) {
    if (!rule.suppressions || levelOf(settings, rule) === 'off') continue;
    const options = new Options(settings.rules.get(rule.id)?.options);
    const report: Report<string> = (id, span, words = {}, details = {}) =>
      findings.tell(rule, id, span, words, details);
    rule.suppressions({ suppressions, text, isUsed, isJudged, ruleNames, report, options });
  }
  return withLevels(settings, findings.diagnostics());
}

/** A file that was made to stand in a section of another is read otherwise when it is looked over alone. */
function isFragment(found: readonly Diagnostic[], { allIsKnown }: Asked): boolean {
  return !allIsKnown && found.some(({ rule }) => rule === 'wrong-scope' || rule === 'block-mismatch');
}
