/** The `bounceCat` of a bounce: the configuration's own patterns first, then ours. [G1§10.8, §11.6; runtime 10] */
import { type RegexValue, matchPattern } from '@pmtakit/grammar';
import { type Line, type Model, sectionsNamed } from '@pmtakit/semantics';

interface CategoryRule {
  readonly category: string;
  matches(reply: string): boolean;
}

/** Without a pattern that takes the reply. */
const OTHER = 'other';
const EXPIRED = 'message-expired';

/**
 * Stand for the patterns of `config-defaults`, which are not published: words first, since they say more, then the
 * enhanced status codes of RFC 3463.
 */
const defaultPatterns: readonly (readonly [RegExp, string])[] = [
  [/virus|malware|infected/i, 'virus-related'],
  [/relay(ing)? (access )?(denied|not (permitted|allowed)|prohibited)|unable to relay|not relay/i, 'relaying-issues'],
  [/quota|mailbox (is )?(too )?full|over (its )?storage|insufficient (system )?storage/i, 'quota-issues'],
  [/(account|mailbox|user)\b.{0,40}\b(disabled|inactive|suspended|expired|deactivated)/i, 'inactive-mailbox'],
  [
    /(no such|unknown|invalid|nonexistent|non-existent) (user|mailbox|recipient|account|address)|user unknown|(user|mailbox|recipient|account|address)\b.{0,40}\b(not found|unknown|does ?n[o']t exist|unavailable|rejected)/i,
    'bad-mailbox',
  ],
  [/spam|blocklist|blacklist|block list|black list|spamhaus|reputation|\bRBL\b|dnsbl|unsolicited/i, 'spam-related'],
  [/(domain|host)\b.{0,40}\b(not found|unknown|does ?n[o']t exist)|nxdomain|no such (domain|host)/i, 'bad-domain'],
  [/sender\b.{0,60}\b(rejected|invalid|unknown|not exist|denied)/i, 'invalid-sender'],
  [/connection refused|connection reset|lost connection|broken pipe/i, 'bad-connection'],
  [/timed? ?out|no answer|no route to host|unreachable/i, 'no-answer-from-host'],
  [/\b[45]\.1\.[168]\b/, 'bad-mailbox'],
  [/\b[45]\.1\.[23]\b|\b[45]\.1\.10\b/, 'bad-domain'],
  [/\b[45]\.1\.7\b/, 'invalid-sender'],
  [/\b[45]\.2\.1\b/, 'inactive-mailbox'],
  [/\b[45]\.2\.2\b|\b[45]\.3\.1\b/, 'quota-issues'],
  [/\b[45]\.(2\.3|3\.4|6\.\d+)\b/, 'content-related'],
  [/\b[45]\.3\.5\b/, 'bad-configuration'],
  [/\b[45]\.4\.1\b/, 'no-answer-from-host'],
  [/\b[45]\.4\.2\b/, 'bad-connection'],
  [/\b[45]\.4\.7\b/, EXPIRED],
  [/\b[45]\.4\.\d+\b/, 'routing-errors'],
  [/\b[45]\.5\.\d+\b/, 'protocol-errors'],
  [/\b[45]\.7\.\d+\b|policy|not authori[sz]ed|access denied/i, 'policy-related'],
];

const defaultRules: readonly CategoryRule[] = defaultPatterns.map(([pattern, category]) => ({
  category,
  matches: (reply) => pattern.test(reply),
}));

/** Categories as numbers, found out once for each reply. */
export class BounceCategories {
  readonly names: readonly string[];
  /** The category of messages that got too old. */
  readonly expired: number;
  readonly #rules: readonly CategoryRule[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #known: (number | undefined)[] = [];

  constructor(own: readonly CategoryRule[] = []) {
    this.#rules = [...own, ...defaultRules];
    this.names = [...new Set([...this.#rules.map(({ category }) => category), EXPIRED, OTHER])].sort();
    this.#numbers = new Map(this.names.map((name, index) => [name, index]));
    this.expired = this.#numbers.get(EXPIRED) ?? 0;
  }

  /** @param reply its number among `Replies` */
  of(reply: number, textOf: (reply: number) => string): number {
    const known = this.#known[reply];
    if (known !== undefined) return known;
    while (this.#known.length < reply) this.#known.push(undefined);
    const found = this.#numbers.get(this.nameFor(textOf(reply))) ?? 0;
    this.#known[reply] = found;
    return found;
  }

  nameFor(reply: string): string {
    return this.#rules.find((rule) => rule.matches(reply))?.category ?? OTHER;
  }
}

/** All sections of this name make one list, of which the first match wins. */
export function bounceCategoriesOf(model: Model): BounceCategories {
  const sections = sectionsNamed(model.whole, 'bounce-category-patterns');
  return new BounceCategories(sections.flatMap((section) => [...section.lines()].flatMap(ruleOf)));
}

function ruleOf(line: Line): CategoryRule[] {
  const pattern = line.argument(0);
  const category = line.argument(1);
  if (!line.isValid || pattern?.kind !== 'regex' || category?.kind !== 'name') return [];
  return [{ category: category.name.toLowerCase(), matches: (reply) => takes(pattern, reply) }];
}

function takes(pattern: RegexValue, reply: string): boolean {
  return matchPattern(pattern, reply) === 'match';
}
