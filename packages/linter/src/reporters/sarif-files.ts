import type { SourceFile } from '@pmtakit/grammar';
import { reportPath } from './words.ts';

interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
  readonly index: number;
}

/** The files of a run: what was looked over in its order, then what only places of findings name. */
export class SarifFiles {
  /** What relative names count from: whoever reads the report knows where that is. */
  static readonly root = '%SRCROOT%';

  readonly #locations = new Map<string, ArtifactLocation>();
  readonly #looked: number;

  constructor(sources: readonly SourceFile[]) {
    for (const source of sources) this.location(source);
    this.#looked = this.#locations.size;
  }

  location({ path }: SourceFile): ArtifactLocation {
    const known = this.#locations.get(path);
    if (known) return known;
    const uri = uriOf(reportPath(path));
    const base = uri.startsWith('file:') ? {} : { uriBaseId: SarifFiles.root };
    const location = { uri, ...base, index: this.#locations.size };
    this.#locations.set(path, location);
    return location;
  }

  artifacts() {
    return [...this.#locations.values()].map((location, index) => ({
      location,
      ...(index < this.#looked && { roles: ['analysisTarget'] }),
      mimeType: 'text/plain',
    }));
  }
}

/** A path that is given in full is a `file:` URI, every other one stays relative. */
function uriOf(path: string): string {
  const relative = path.replace(/^(?:\.\/+)+(?=.)/, '');
  const encoded = relative.split('/').map(encodeSegment).join('/');
  if (/^[A-Za-z]:\//.test(relative)) return `file:///${encoded.replace('%3A', ':')}`;
  if (relative.startsWith('//')) return `file:${encoded}`;
  return relative.startsWith('/') ? `file://${encoded}` : encoded;
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed());
}
