/** Addresses as strings of bits, so that a network is a prefix and nothing has to be computed. */

export interface Bits {
  readonly version: 4 | 6;
  readonly bits: string;
}

/** A network; `any` is `0/0`, which may stand for both versions. */
export interface BitsPrefix extends Bits {
  readonly any: boolean;
}

export function addressBits(text: string): Bits | undefined {
  if (/^\d+(\.\d+){3}$/.test(text)) return { version: 4, bits: bytesOf(text.split('.')) };
  return /^[0-9a-f:]*:[0-9a-f:]*$/i.test(text) ? { version: 6, bits: groupBits(text) } : undefined;
}

/** A network as in `<source>`: an address, or one with a mask; the last bytes may be missing. */
export function networkBits(text: string): BitsPrefix | undefined {
  const [, base = '', mask] = /^([^/]+)(?:\/(\d+))?$/.exec(text) ?? [];
  if (mask === undefined && addressBits(base) === undefined) return undefined;
  const address = addressBits(base) ?? (/^\d+(\.\d+)*$/.test(base) ? shortAddress(base) : undefined);
  if (address === undefined) return undefined;
  const bits = address.bits.slice(0, Number(mask ?? 128));
  return { version: address.version, bits, any: text === '0/0' };
}

/** @param both whether `0/0` holds the addresses of both versions */
export function holds(network: BitsPrefix, address: Bits, both: boolean): boolean {
  if (network.any && both) return true;
  return network.version === address.version && address.bits.startsWith(network.bits);
}

function shortAddress(text: string): Bits {
  const bytes = text.split('.');
  return { version: 4, bits: bytesOf([...bytes, '0', '0', '0'].slice(0, 4)) };
}

function bytesOf(bytes: readonly string[]): string {
  return bytes.map((byte) => Number(byte).toString(2).padStart(8, '0')).join('');
}

function groupBits(text: string): string {
  const [head = '', tail] = text.split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}
