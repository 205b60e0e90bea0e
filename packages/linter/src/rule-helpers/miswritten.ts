/** Signs in an expression that were meant otherwise: the rule `pattern-unescaped` tells them, and no other one. */
export const miswritten = {
  /** `[TS03]` where the code `\[TS03\]` is meant. */
  brackets: /(?<!\\)\[[A-Z]{2,5}\d{2,3}\](?![*+?{])/,
  /** `d+.d+` where `\d+\.\d+` is meant. */
  digits: /(?<![\\\w])d(?:\+|\{1,3\})(?:\\?\.d(?:\+|\{1,3\}))+/,
} as const;

/** The lines in whose expressions they are looked for. */
export const linesWithSigns: ReadonlySet<string> = new Set(['reply', 'mail-from', 'rcpt-to', 'relay-address']);
