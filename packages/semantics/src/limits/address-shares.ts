/** Which `source-ip-...` line holds for which of the addresses of a virtual MTA. [G1§3.3.10.77, 80, 82, 83] */
import type { Network } from '@pmtakit/grammar';
import type { Assumptions } from '../model/assumptions.ts';
import { contains, inOrder, sizeOf } from '../model/networks.ts';
import type { Setting } from '../model/setting.ts';

/** Source addresses with the line of the narrowest network around them. */
export interface AddressShare {
  /** Undefined for addresses that no line is for. */
  readonly setting: Setting | undefined;
  readonly count: number;
}

interface Piece extends Network {
  readonly setting?: Setting;
  readonly isSource: boolean;
}

interface OpenPiece extends Piece {
  /** The addresses that no network inside takes. */
  left: number;
}

/**
 * Cuts the source addresses at the networks of the lines; no address counts twice. An address that the system chooses is
 * not known, so only lines for all addresses hold for it.
 */
export function addressShares(
  settings: readonly Setting[],
  sources: readonly Network[],
  assumptions: Assumptions,
): AddressShare[] {
  const limited = limitedBy(settings, assumptions);
  if (sources.length === 0) return [{ setting: limited.findLast(({ prefix }) => prefix === 0)?.setting, count: 1 }];
  const all: OpenPiece[] = [];
  const open: OpenPiece[] = [];
  // A line for exactly the network of the sources has to come before them, and so be around them.
  for (const piece of inOrder<Piece>([...limited, ...sources.map((one) => ({ ...one, isSource: true }))])) {
    while (open.length > 0 && !isInside(open.at(-1), piece)) open.pop();
    const placed = placedIn(open.at(-1), piece);
    all.push(placed);
    open.push(placed);
  }
  return all
    .filter(({ isSource, left }) => isSource && left > 0)
    .map(({ setting, left }) => ({ setting, count: left }));
}

interface LimitedPiece extends Piece {
  readonly setting: Setting;
}

/** `0/0` may stand for the addresses of both versions, but a line for those of the other one is nearer to them. */
function limitedBy(settings: readonly Setting[], assumptions: Assumptions): LimitedPiece[] {
  const own = settings.flatMap((setting) => pieceOf(setting) ?? []);
  if (assumptions['any-network'] !== 'both-versions') return own;
  const others = own.filter(({ prefix }) => prefix === 0).map((piece) => ({ ...piece, version: otherThan(piece) }));
  return [...others, ...own];
}

function pieceOf(setting: Setting): LimitedPiece | undefined {
  const [network] = setting.values;
  if (network?.kind !== 'cidr') return undefined;
  const { version, address, prefix } = network;
  return { version, address, prefix, setting, isSource: false };
}

function otherThan({ version }: Piece): Piece['version'] {
  return version === 4 ? 6 : 4;
}

function isInside(around: Piece | undefined, piece: Piece): boolean {
  return around !== undefined && contains(around, piece);
}

function placedIn(around: OpenPiece | undefined, piece: Piece): OpenPiece {
  const left = sizeOf(piece);
  if (!around) return { ...piece, left };
  around.left -= left;
  const setting = piece.setting ?? around.setting;
  return { ...piece, ...(setting && { setting }), isSource: piece.isSource || around.isSource, left };
}
