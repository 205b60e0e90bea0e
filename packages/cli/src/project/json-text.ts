/** Reads JSON and says by line and column where it is none, which JSON.parse does not do in every Node. */
import { ConfigurationError, short } from '@pmtakit/linter';

const blank = /[ \t\r\n]*/y;
const token =
  /"(?:[^"\\\p{Cc}]|[\x7F-\x9F]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)|[{}[\],:]/uy;

/** @throws ConfigurationError with the first place that is not JSON, or that says a key again */
export function parseJsonText(text: string): unknown {
  const problem = new Checker(text).check();
  if (problem !== undefined) throw new ConfigurationError(`is no JSON: ${problem}`);
  return JSON.parse(text);
}

/** More of a word is not shown. */
const LONGEST_WORD = 40;

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or ]' | ', or }' | 'end';

const words: Readonly<Record<Expected, string>> = {
  value: 'a value',
  'value or ]': 'a value or ]',
  key: 'a key in double quotes',
  'key or }': 'a key in double quotes or }',
  ':': 'a colon',
  ', or ]': 'a comma or ]',
  ', or }': 'a comma or }',
  end: 'the end',
};

/** Goes through a text once, with a stack of what is open. */
class Checker {
  readonly #text: string;
  /** The keys of each object that is open; undefined for a list. */
  readonly #open: (Set<string> | undefined)[] = [];
  #offset = 0;
  #expected: Expected = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  /** What is wrong, and where. */
  check(): string | undefined {
    for (;;) {
      this.#offset += this.#match(blank).length;
      if (this.#offset === this.#text.length) return this.#expected === 'end' ? undefined : this.#told(this.#unmet());
      const found = this.#match(token);
      const problem = found === '' ? this.#foreign() : this.#take(found);
      if (problem !== undefined) return this.#told(problem);
      this.#offset += found.length;
    }
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#offset;
    return pattern.exec(this.#text)?.[0] ?? '';
  }

  #take(found: string): string | undefined {
    switch (this.#expected) {
      case 'value':
      case 'value or ]':
        return this.#takeValue(found);
      case 'key':
      case 'key or }':
        return this.#takeKey(found);
      case ':':
        return found === ':' ? this.#expect('value') : this.#unmet(found);
      case ', or ]':
        if (found === ',') return this.#expect('value');
        return found === ']' ? this.#close() : this.#unmet(found);
      case ', or }':
        if (found === ',') return this.#expect('key');
        return found === '}' ? this.#close() : this.#unmet(found);
      case 'end':
        return this.#unmet(found);
      default:
        return this.#expected satisfies never;
    }
  }

  #takeValue(found: string): string | undefined {
    if (found === '{') return this.#enter(new Set(), 'key or }');
    if (found === '[') return this.#enter(undefined, 'value or ]');
    if (found === ']' && this.#expected === 'value or ]') return this.#close();
    return /^[\]},:]$/.test(found) ? this.#unmet(found) : this.#afterValue();
  }

  #takeKey(found: string): string | undefined {
    if (found === '}' && this.#expected === 'key or }') return this.#close();
    if (!found.startsWith('"')) return this.#unmet(found);
    const key: unknown = JSON.parse(found);
    const keys = this.#open.at(-1);
    if (typeof key !== 'string' || keys?.has(key)) return `the key ${short(found)} stands here for the second time`;
    keys?.add(key);
    return this.#expect(':');
  }

  #enter(keys: Set<string> | undefined, expected: Expected): undefined {
    this.#open.push(keys);
    return this.#expect(expected);
  }

  #close(): undefined {
    this.#open.pop();
    return this.#afterValue();
  }

  #afterValue(): undefined {
    if (this.#open.length === 0) return this.#expect('end');
    return this.#expect(this.#open.at(-1) ? ', or }' : ', or ]');
  }

  #expect(expected: Expected): undefined {
    this.#expected = expected;
    return undefined;
  }

  #unmet(found?: string): string {
    const isAfterComma = this.#expected === 'value' || this.#expected === 'key';
    if (isAfterComma && (found === ']' || found === '}')) return `a comma too many before ${found}`;
    return `expected ${words[this.#expected]}, not ${found === undefined ? 'the end of the file' : short(found)}`;
  }

  /** What stands where nothing of JSON does. */
  #foreign(): string {
    const rest = this.#text.slice(this.#offset, this.#offset + 2);
    if (rest === '//' || rest === '/*' || rest.startsWith('#')) return 'JSON has no comments';
    if (rest.startsWith("'")) return 'texts stand in double quotes';
    if (rest.startsWith('"')) return 'a text that does not end in its line, or that holds an unknown escape';
    return this.#unmet(/^\w+|[^]/u.exec(this.#text.slice(this.#offset, this.#offset + LONGEST_WORD))?.[0]);
  }

  #told(problem: string): string {
    const lines = this.#text.slice(0, this.#offset).split(/\r\n|[\r\n]/);
    return `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}: ${problem}`;
  }
}
