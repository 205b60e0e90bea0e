/** What arguments mean once read. Every value keeps its raw text and where it stands, so nothing is scanned twice. */
import type { Span } from '../text/span.ts';
import type { PatternSource } from './pattern-nodes.ts';

/** A piece of argument text. `raw` is what the file says, quotes included. */
export interface Scalar extends Span {
  readonly raw: string;
}

export interface BooleanValue extends Scalar {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface IntegerValue extends Scalar {
  readonly kind: 'integer';
  /** `Infinity` for the word `unlimited`. */
  readonly value: number;
}

export interface EnumValue extends Scalar {
  readonly kind: 'enum';
  /** The member as the catalogue spells it. */
  readonly value: string;
}

export interface DurationValue extends Scalar {
  readonly kind: 'duration';
  /** `Infinity` for the word `never`. */
  readonly seconds: number;
}

export interface DurationListValue extends Scalar {
  readonly kind: 'duration-list';
  readonly items: readonly DurationValue[];
}

/** So many events in each interval. */
export interface RateValue extends Scalar {
  readonly kind: 'rate';
  /** `Infinity` for `unlimited` and for `0`. */
  readonly count: number;
  readonly seconds: number;
}

/** So many bytes in each interval. */
export interface DataRateValue extends Scalar {
  readonly kind: 'data-rate';
  /** `Infinity` for `unlimited` and for `0`. */
  readonly bytes: number;
  readonly seconds: number;
}

/** Messages on the first, second, third ... day; the last number goes on. */
export interface DailyListValue extends Scalar {
  readonly kind: 'daily-list';
  readonly perDay: readonly number[];
}

export interface SizeValue extends Scalar {
  readonly kind: 'size';
  /** `Infinity` for the word `unlimited`. */
  readonly bytes: number;
}

export interface IpValue extends Scalar {
  readonly kind: 'ip';
  readonly version: 4 | 6;
  /** The address as a number. */
  readonly address: bigint;
}

/** A block of addresses; a single address is a block of one. Short forms are filled up: `10/8` is 10.0.0.0/8. */
export interface CidrValue extends Scalar {
  readonly kind: 'cidr';
  readonly version: 4 | 6;
  readonly address: bigint;
  readonly prefix: number;
}

export interface HostValue extends Scalar {
  readonly kind: 'host';
  /** In lower case, without a final dot. */
  readonly name: string;
}

export interface HostPortValue extends Scalar {
  readonly kind: 'host-port';
  readonly host: string;
  readonly port: number | undefined;
}

/** One host of a host list: a name, an address or a domain whose MX records are asked. */
export interface HostListMember extends Scalar {
  readonly form: 'host' | 'ip' | 'lookup-mx';
  readonly host: string;
  readonly port: number | undefined;
}

/** Hosts by preference: those of one level are used alike, the next level when the level before fails. */
export interface HostListValue extends Scalar {
  readonly kind: 'host-list';
  readonly levels: readonly (readonly HostListMember[])[];
}

/** Which domains a pattern takes: see reference/syntax in the docs. */
export interface DomainPatternValue extends Scalar {
  readonly kind: 'domain-pattern';
  readonly form: 'any' | 'exact' | 'subdomains' | 'domain-and-subdomains' | 'address-literal' | 'macro' | 'reserved';
  /** The domain in lower case, the CIDR of an address literal, or the raw text of a macro or reserved name. */
  readonly domain: string;
  /** The macros named in it, without `$`. */
  readonly macros: readonly string[];
}

export interface RegexValue extends Scalar {
  readonly kind: 'regex';
  /** Between the slashes, as written. */
  readonly pattern: string;
  /** For `matchPattern`; undefined when it cannot be run, and then `unsupported` says why. */
  readonly source: PatternSource | undefined;
  readonly unsupported: string | undefined;
}

export interface EmailValue extends Scalar {
  readonly kind: 'email';
  readonly local: string;
  readonly domain: string;
}

export interface EmailListValue extends Scalar {
  readonly kind: 'email-list';
  readonly items: readonly EmailValue[];
}

/** A signing identity: an address, `@domain` or a domain. */
export interface IdentityValue extends Scalar {
  readonly kind: 'identity';
  readonly local: string | undefined;
  readonly domain: string;
}

/** A name that this line gives to something. */
export interface NameValue extends Scalar {
  readonly kind: 'name';
  readonly name: string;
}

/** The name of something defined elsewhere. */
export interface ReferenceValue extends Scalar {
  readonly kind: 'reference';
  readonly name: string;
  /** The kinds of section it may name. */
  readonly to: readonly string[];
}

export interface ReferenceListValue extends Scalar {
  readonly kind: 'reference-list';
  readonly items: readonly ReferenceValue[];
}

export interface PathValue extends Scalar {
  readonly kind: 'path';
  readonly path: string;
}

/** A program that a file name with a leading `|` starts. */
export interface CommandValue extends Scalar {
  readonly kind: 'command';
  readonly command: string;
}

export interface UrlValue extends Scalar {
  readonly kind: 'url';
  readonly url: URL;
}

/** Text without a finer meaning; quotes are taken off. */
export interface StringValue extends Scalar {
  readonly kind: 'string';
  readonly text: string;
}

/** `""`, which takes back an inherited value. */
export interface ClearedValue extends Scalar {
  readonly kind: 'cleared';
}

export interface ListMember extends Scalar {
  readonly name: string;
}

/** Header names, and regular expressions where these are allowed. */
export interface HeaderListValue extends Scalar {
  readonly kind: 'header-list';
  readonly items: readonly (ListMember | RegexValue)[];
}

/** Accounting fields. `negated` for `!field`; `*` stands for all. */
export interface FieldListValue extends Scalar {
  readonly kind: 'field-list';
  readonly items: readonly (ListMember & { readonly negated: boolean })[];
}

export interface RecordTypesValue extends Scalar {
  readonly kind: 'record-types';
  /** `name` is the short form: `d` for `delivery`. */
  readonly items: readonly ListMember[];
}

export interface MacroMembersValue extends Scalar {
  readonly kind: 'macro-members';
  readonly items: readonly ListMember[];
}

export interface DomainKeyValue extends Scalar {
  readonly kind: 'domain-key';
  readonly selector: string;
  readonly domain: string;
  readonly file: string;
}

export interface ListenAddressValue extends Scalar {
  readonly kind: 'listen-address';
  readonly network: CidrValue;
  readonly port: number;
}

/** The argument of `<source>`: addresses, or a name that has to be referred to. */
export interface SourceTagValue extends Scalar {
  readonly kind: 'source-tag';
  readonly network: CidrValue | undefined;
  readonly name: string | undefined;
}

export interface QueueNameValue extends Scalar {
  readonly kind: 'queue-name';
  /** In lower case. */
  readonly name: string;
}

export interface QueueFilterMember extends Scalar {
  readonly negated: boolean;
  readonly domain: DomainPatternValue;
  /** `{default}` when none is written, `*` for all. */
  readonly virtualMta: string;
}

export interface QueueFilterValue extends Scalar {
  readonly kind: 'queue-filter';
  readonly items: readonly QueueFilterMember[];
}

/** One action of a `reply` line. */
export interface ReplyAction extends Scalar {
  readonly action:
    | 'mode=normal'
    | 'mode=backoff'
    | 'skip-mx'
    | 'bounce-queue'
    | 'bounce-rcpt'
    | 'disable-source-ip'
    | 'reenable-after'
    | 'defer-queue'
    | 'backoff-to-normal-after';
  readonly duration: DurationValue | undefined;
}

export interface ReplyActionsValue extends Scalar {
  readonly kind: 'reply-actions';
  readonly items: readonly ReplyAction[];
}

/** What a matching pattern list line decides. */
export interface PatternResultValue extends Scalar {
  readonly kind: 'pattern-result';
  readonly virtualMta: ReferenceValue | undefined;
  readonly recipientPriority: IntegerValue | undefined;
  readonly callTo: ReferenceValue | undefined;
}

/** One side of a rewrite rule; `*` keeps that part, both undefined for the null sender `<>`. */
export interface RewriteAddressValue extends Scalar {
  readonly kind: 'rewrite-address';
  readonly local: string | undefined;
  readonly domain: string | undefined;
}

export interface SignalsSwitchValue extends Scalar {
  readonly kind: 'signals-switch';
  readonly enabled: boolean;
  readonly subaccount: number | undefined;
}

export type Value =
  | BooleanValue
  | ClearedValue
  | CidrValue
  | CommandValue
  | DailyListValue
  | DataRateValue
  | DomainKeyValue
  | DomainPatternValue
  | DurationListValue
  | DurationValue
  | EmailListValue
  | EmailValue
  | EnumValue
  | FieldListValue
  | HeaderListValue
  | HostListValue
  | HostPortValue
  | HostValue
  | IdentityValue
  | IntegerValue
  | IpValue
  | ListenAddressValue
  | MacroMembersValue
  | NameValue
  | PathValue
  | PatternResultValue
  | QueueFilterValue
  | QueueNameValue
  | RateValue
  | RecordTypesValue
  | ReferenceListValue
  | ReferenceValue
  | RegexValue
  | ReplyActionsValue
  | RewriteAddressValue
  | SignalsSwitchValue
  | SizeValue
  | SourceTagValue
  | StringValue
  | UrlValue;

/** A piece of text that is not what its place takes. */
export interface ValueError extends Span {
  readonly kind: 'error';
  readonly raw: string;
  /** What is wrong, without a full stop: `30 minutes is written 30m`. */
  readonly problem: string;
  /** What the place takes: `a time interval such as 30s, 10m or 4d12h`. */
  readonly expected: string;
  /** What to write instead, when that is plain. */
  readonly replacement: string | undefined;
}

export type ValueResult = Value | ValueError;
