import { secretSpans } from '@pmtakit/grammar';
import {
  type Line,
  type Model,
  type Project,
  type ProjectFile,
  argumentPlace,
  linesNamed,
  relatedPlace,
} from '@pmtakit/semantics';
import { firstBy } from '../rule-helpers/first-by.ts';
import { defineRule } from './rule.ts';

/**
 * Files with passwords and private keys where others can read them. PowerMTA keeps passwords in plain text. Permissions
 * are only asked of files at their place on a server: those of a checkout say nothing. [G1§10.4.2, §10.6.2]
 */
export const configPlaintextSecretsPerms = defineRule({
  id: 'config-plaintext-secrets-perms',
  category: 'security',
  preset: 'recommended',
  summary: 'Passwords or private keys where others can read them',
  messages: {
    place: {
      severity: 'warning',
      text: 'This private key{{lie}} in {{folder}}, {{reason}}.\nWho has a key can sign mail in your name, or read what is encrypted with it.\nMove such keys to a folder such as /etc/pmta/keys that only the user pmta may read.',
    },
    key: {
      severity: 'warning',
      text: 'Every user of this machine may read this private key.\nIts permissions are {{mode}}; who has it can sign mail in your name, or read what is encrypted with it.\nTake the right to read from others, such as with chmod o-rwx.',
    },
    configuration: {
      severity: 'warning',
      text: 'Every user of this machine may read this file, which holds a password or a key.\nIts permissions are {{mode}}, and PowerMTA keeps passwords in plain text.\nTake the right to read from others, such as with chmod o-rwx.',
    },
  },

  configuration({ model, report }) {
    const { project } = model;
    const folders = new Map<string, boolean>();
    const keys = keyFiles(model);
    for (const [folder, { reason, lines }] of badlyPlaced(keys)) {
      const [line, ...others] = lines;
      if (!line) continue;
      const shown = others.slice(0, MOST_PLACES);
      const related = shown.map((other) => relatedPlace(argumentPlace(other), 'another one', line.file));
      report('place', argumentPlace(line), { lie: lieWords(others.length), folder, reason }, { related });
    }
    for (const { line, path } of keys) {
      const mode = placeOf(path) ? undefined : modeOf(project, path, folders);
      if (isOpen(mode)) report('key', argumentPlace(line), { mode: inOctal(mode) });
    }
    for (const file of project.files) {
      const mode = isAtItsPlace(project, file) ? project.origin?.mode?.(file.path) : undefined;
      if (!isOpen(mode)) continue;
      const [span] = secretSpans(file.document);
      if (span) report('configuration', { file, span }, { mode: inOctal(mode) });
    }
  },
});

/** More places would not help anybody. */
const MOST_PLACES = 4;

function lieWords(others: number): string {
  if (others === 0) return ' lies';
  return others === 1 ? ' and 1 other lie' : ` and ${others} others lie`;
}

/** Lines whose first argument is a file with a certificate and its private key. */
const certificates = ['smtp-server-tls-certificate', 'smtp-client-certificate', 'tls-certificate'] as const;

/** A file with a private key, and the first line that names it. */
interface KeyFile {
  readonly line: Line;
  readonly path: string;
}

/** Each file once: many virtual MTAs have the same key. */
function keyFiles({ project: { whole } }: Model): KeyFile[] {
  const keys = linesNamed(whole, 'domain-key').flatMap((line) => {
    const value = line.argument(0);
    return value?.kind === 'domain-key' ? [{ line, path: value.file }] : [];
  });
  const own = certificates
    .flatMap((name) => linesNamed(whole, name))
    .filter(({ parent }) => parent.name !== 'smtp-user');
  const files = own.flatMap((line) => {
    const value = line.argument(0);
    return value?.kind === 'path' ? [{ line, path: value.path }] : [];
  });
  return [...firstBy([...keys, ...files], ({ path }) => path).values()];
}

/** Folders where a private key has no business, and why. */
const badFolders: readonly (readonly [RegExp, string])[] = [
  [/^(\/root)\//, 'which PowerMTA can only read while it runs as root'],
  [/^(\/(?:var\/)?tmp|\/dev\/shm)\//, 'where every program of the machine writes'],
  [
    /^(\/var\/www|\/srv\/(?:www|http)|\/usr\/share\/nginx|.*\/(?:public_html|htdocs|wwwroot))\//,
    'which a web server shows to everybody',
  ],
  [/^(\/home\/(?!pmta\/)[^/]+)\//, 'the home of a user, who may read and change what is in it'],
];

function placeOf(path: string): { folder: string; reason: string } | undefined {
  if (path.length > LONGEST_PATH) return undefined;
  for (const [form, reason] of badFolders) {
    const folder = form.exec(path)?.[1];
    if (folder !== undefined) return { folder, reason };
  }
  return undefined;
}

/** The keys in folders where they have no business, by folder. */
function badlyPlaced(keys: readonly KeyFile[]): Map<string, { readonly reason: string; readonly lines: Line[] }> {
  const found = new Map<string, { readonly reason: string; readonly lines: Line[] }>();
  for (const { line, path } of keys) {
    const place = placeOf(path);
    if (!place) continue;
    const known = found.get(place.folder) ?? { reason: place.reason, lines: [] };
    found.set(place.folder, known);
    known.lines.push(line);
  }
  return found;
}

/** No file has a longer path. */
const LONGEST_PATH = 4_096;

/**
 * The permissions of a file that is named with its whole path.
 * @param folders which of them are there: away from the server none is, and asking for each file would take long
 */
function modeOf({ origin }: Project, path: string, folders: Map<string, boolean>): number | undefined {
  if (!path.startsWith('/')) return undefined;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const isThere = folders.get(folder) ?? origin?.mode?.(folder) !== undefined;
  folders.set(folder, isThere);
  return isThere ? origin?.mode?.(path) : undefined;
}

const OTHERS_READ = 0o004;

function isOpen(mode: number | undefined): mode is number {
  return mode !== undefined && (mode & OTHERS_READ) !== 0;
}

function inOctal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

/** Whether a file is where PowerMTA reads it from. */
function isAtItsPlace({ origin }: Project, { path }: ProjectFile): boolean {
  return origin?.identity(path).startsWith('/etc/') ?? false;
}
