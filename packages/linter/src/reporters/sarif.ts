import type { Diagnostic, Fix, RelatedPlace, SourceFile, Span } from '@pmtakit/grammar';
import type { LintResult } from '../lint.ts';
import type { SuppressedFinding } from '../suppressions/suppression.ts';
import { jsonText } from './escape.ts';
import { fingerprints } from './fingerprint.ts';
import type { ReportContext, Reporter } from './report.ts';
import { SarifFiles } from './sarif-files.ts';
import { levels, ruleDescriptors } from './sarif-rules.ts';
import { messageOf, printableLines } from './words.ts';

/** The name of our fingerprint. It grows when the same finding gets another one. */
const FINGERPRINT = 'pmtalint/v1';

/** SARIF 2.1.0, which GitHub code scanning, Azure DevOps and many viewers read. */
export const sarifReport: Reporter = (results, context) =>
  jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [runOf(results, context)],
  });

function runOf(results: readonly LintResult[], context: ReportContext) {
  const files = new SarifFiles(results.map(({ source }) => source));
  const rules = ruleDescriptors(results.flatMap(ruleIds), context.pageOf);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const found = results.flatMap((result) => resultsOf(result, { files, indexes }));
  return {
    tool: { driver: { name: 'pmtalint', semanticVersion: context.version, version: context.version, rules } },
    invocations: [invocationOf(context)],
    originalUriBaseIds: { [SarifFiles.root]: { description: { text: 'The folder in which pmtalint was started.' } } },
    artifacts: files.artifacts(),
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    results: found,
  };
}

function ruleIds({ diagnostics, suppressed }: LintResult): string[] {
  return [...diagnostics, ...suppressed.map(({ diagnostic }) => diagnostic)].map(({ rule }) => rule);
}

function invocationOf({ exitCode, problems = [] }: ReportContext) {
  const toolExecutionNotifications = problems.map((text) => ({
    level: 'error',
    message: { text: printableLines(text).join('\n') },
  }));
  return {
    executionSuccessful: problems.length === 0,
    ...(exitCode !== undefined && { exitCode }),
    ...(problems.length > 0 && { toolExecutionNotifications }),
  };
}

interface Lists {
  readonly files: SarifFiles;
  readonly indexes: ReadonlyMap<string, number>;
}

function resultsOf(result: LintResult, lists: Lists) {
  const { source, diagnostics, suppressed } = result;
  const all: Told[] = [...diagnostics.map((diagnostic) => ({ diagnostic })), ...suppressed].sort(
    (one, other) => one.diagnostic.span.start - other.diagnostic.span.start,
  );
  const prints = fingerprints(
    result,
    all.map(({ diagnostic }) => diagnostic),
  );
  return all.map(({ diagnostic, ...suppression }, index) => ({
    ruleId: diagnostic.rule,
    ruleIndex: lists.indexes.get(diagnostic.rule),
    level: levels[diagnostic.severity],
    message: messageText(messageOf(diagnostic)),
    locations: [{ physicalLocation: placeOf(lists.files, source, diagnostic.span) }],
    ...relatedOf(lists.files, source, diagnostic.related),
    ...(diagnostic.fix && { fixes: [fixOf(lists.files, source, diagnostic.fix)] }),
    partialFingerprints: { [FINGERPRINT]: prints[index] },
    suppressions: suppressionsOf(lists.files, source, suppression),
    properties: propertiesOf(diagnostic),
  }));
}

/** A finding, with the comment that passes it over when there is one. */
type Told = Pick<SuppressedFinding, 'diagnostic'> & Partial<SuppressedFinding>;

/** An empty list says that nothing passes it over; without a list nobody would know. */
function suppressionsOf(files: SarifFiles, source: SourceFile, { place, reason }: Omit<Told, 'diagnostic'>) {
  if (!place) return [];
  const justification = reason === undefined ? {} : { justification: printableLines(reason).join('\n') };
  return [{ kind: 'inSource', ...justification, location: { physicalLocation: placeOf(files, source, place) } }];
}

function propertiesOf({ messageId, severity, fix, assumptions }: Diagnostic) {
  return { messageId, severity, ...(fix && { fixIsSafe: fix.safe }), ...(assumptions && { assumptions }) };
}

/** In a SARIF message `[text](target)` is a link. What a file says is none. */
function messageText(text: string): { text: string } {
  return { text: text.replaceAll('](', '] (') };
}

function placeOf(files: SarifFiles, source: SourceFile, span: Span) {
  return { artifactLocation: files.location(source), region: regionOf(source, span) };
}

function regionOf(source: SourceFile, span: Span) {
  const { start, end } = source.range(span);
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function relatedOf(files: SarifFiles, source: SourceFile, related: readonly RelatedPlace[] = []) {
  if (related.length === 0) return {};
  return {
    relatedLocations: related.map(({ source: other = source, span, message }, id) => ({
      id,
      physicalLocation: placeOf(files, other, span),
      message: messageText(printableLines(message).join('\n')),
    })),
  };
}

function fixOf(files: SarifFiles, source: SourceFile, { title, edits }: Fix) {
  return {
    description: messageText(printableLines(title).join('\n')),
    artifactChanges: [
      {
        artifactLocation: files.location(source),
        replacements: edits.map(({ span, newText }) => ({
          deletedRegion: regionOf(source, span),
          ...(newText !== '' && { insertedContent: { text: newText } }),
        })),
      },
    ],
  };
}
