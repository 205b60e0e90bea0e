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

/**
 * An address without a user name and a password, which no message may show. Where a password makes the address unreadable,
 * such as one with a slash, all goes that may belong to it.
 */
export function withoutUser(address: string): string {
  const user = URL.canParse(address.replaceAll('"', '')) ? /^("?https?:\/\/)[^/?#]*@/i : /^("?https?:\/\/)\S*@/i;
  return address.replace(user, '$1');
}

/** Does not quote the text, which may hold a password. */
function urlProblem(text: string, url: URL | undefined): string | undefined {
  if (!/^https?:\/\//i.test(text)) return 'the URL does not begin with http:// or https://';
  if (!url) return undefined;
  if (url.username || url.password) return 'the URL holds a user name';
  if (text.includes('?')) return 'the URL holds a query';
  if (text.includes('#')) return 'the URL holds a fragment';
  return undefined;
}
