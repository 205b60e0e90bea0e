import { type Reader, unquote, valueError } from './reader.ts';
import type { UrlValue, ValueError } from './value.ts';
import type { ValueType } from './value-type.ts';

/** An http or https address without user name, query and fragment. [G2 3.3.1.41] */
export const urlType: ValueType<UrlValue> = {
  expected: () => 'a URL such as https://example.com/path',

  read(reader: Reader): UrlValue | ValueError {
    const word = reader.word();
    const text = unquote(word.raw);
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const problem = urlProblem(text, url);
    if (problem || !url) return valueError(word, problem ?? 'this is no complete URL', this.expected({}));
    return { kind: 'url', url, ...word };
  },
};

/** Does not quote the text, which may hold a password. */
function urlProblem(text: string, url: URL | undefined): string | undefined {
  if (!/^https?:\/\//i.test(text)) return 'the URL does not begin with http:// or https://';
  if (!url) return undefined;
  if (url.username || url.password) return 'the URL holds a user name';
  if (text.includes('?')) return 'the URL holds a query';
  if (text.includes('#')) return 'the URL holds a fragment';
  return undefined;
}
