export * from './text/compose-edits.ts';
export * from './text/diagnostic.ts';
export * from './text/halving.ts';
export * from './text/line-table.ts';
export * from './text/once-per.ts';
export * from './text/source-file.ts';
export * from './text/span.ts';
export * from './text/steps.ts';
export { type Characters, Rope } from './text/rope.ts';
export type { TextChange } from './text/text-change.ts';
export * from './text/text-edit.ts';
export * from './syntax/format-marks.ts';
export * from './syntax/kept-lines.ts';
export * from './syntax/leaves.ts';
export { endWithComment, startOf } from './syntax/item-ends.ts';
export type * from './syntax/nodes.ts';
export * from './syntax/parse.ts';
export * from './syntax/print.ts';
export { type Reparsed, type Replaced, reparse } from './syntax/reparse.ts';
export * from './syntax/walk.ts';
export {
  BYTE_ORDER_MARK,
  behindLineBreak,
  blanksEnd,
  blanksStart,
  isBlank,
  isLineBreak,
  lineStart,
} from './syntax/characters.ts';
export * from './syntax/edit-distance.ts';
export * from './syntax/scope.ts';
export * from './catalogue/catalogue.ts';
export * from './catalogue/closest.ts';
export * from './catalogue/extra-directives.ts';
export type * from './catalogue/rows.ts';
export * from './catalogue/secrets.ts';
export { argumentSyntax, syntaxOf } from './catalogue/syntax-line.ts';
export * from './catalogue/takes.ts';
export type * from './generated/directive-names.ts';
export * from './values/arguments.ts';
export * from './values/clean-arguments.ts';
export * from './values/open-pattern.ts';
export type * from './values/value.ts';
export { type Network, parseCidr } from './values/cidr.ts';
export { accountingFields } from './values/field-list.ts';
export { parseDuration } from './values/duration.ts';
export { type Ip, parseIp } from './values/ip.ts';
export { type Catastrophe, isCatastrophic } from './values/pattern-cost.ts';
export * from './values/pattern-match.ts';
export { samplesFor } from './values/pattern-sample.ts';
export { type PatternText, patternText } from './values/pattern-text.ts';
export { parseRate } from './values/rate.ts';
export { withoutUser } from './values/url.ts';
export { recordTypeNames } from './values/record-types.ts';
export { replyActionWords } from './values/reply-actions.ts';
