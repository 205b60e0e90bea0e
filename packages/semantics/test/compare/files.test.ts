/** Every configuration that there is does what it does. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Model, diskFiles, equivalent, loadProject, memoryFiles } from '@pmtakit/semantics';
import { describe, expect, it } from 'vitest';

const fixtures = fileURLToPath(new URL('../../../../fixtures/', import.meta.url));
const corpus = fileURLToPath(new URL('../../../../../shared/corpus/', import.meta.url));

const paths = (folder: string): string[] => globSync(['**/*.conf', '**/config'], { cwd: folder }).sort();

function modelOf(path: string): Model {
  return new Model(loadProject({ path, text: readFileSync(path, 'utf8') }, { files: diskFiles }));
}

/** The text alone: what it includes is out of reach. */
function loneModelOf(text: string): Model {
  return new Model(loadProject({ path: 'config', text }, { files: memoryFiles({}) }));
}

describe('a file against itself', () => {
  it.each(paths(fixtures))('fixtures/%s', (path) => {
    expect(equivalent(modelOf(fixtures + path), modelOf(fixtures + path))).toEqual({ equal: true });
  });

  it.skipIf(!existsSync(corpus))('real ones (skipped where shared/ is not there)', () => {
    for (const path of paths(corpus)) {
      const text = readFileSync(corpus + path, 'utf8');
      expect(equivalent(loneModelOf(text), loneModelOf(text)), path).toEqual({ equal: true });
    }
  });
});

/** Lines that say what holds without them: all of them set what is the default, or what a wider section sets. */
const redundant: Readonly<Record<string, readonly string[]>> = {
  'small-sender/pmta.conf': [
    'always-allow-relaying no',
    'use-starttls yes',
    'max-smtp-out 5',
    'records d,b',
    'move-interval 1d',
    'delete-after 8d',
    'http-mgmt-port 8080',
  ],
  'platform/config': [
    ...['smtp-server-tls-allow-tlsv1 no', 'smtp-server-tls-allow-tlsv1.1 no', 'smtp-server-tls-allow-tlsv1.2 yes'],
    ...['smtp-server-tls-allow-tlsv1.3 yes', 'await-slot no', 'tls-allow-tlsv1.3 yes', 'smtp-service yes'],
    ...['always-allow-relaying no', 'reject-spf-check-fail yes', 'log-tls no', 'disconnect-on-transient-error no'],
    ...['log-data no', 'log-tls no', 'tls-allow-tlsv1.2 yes', 'tls-allow-tlsv1.3 yes', 'engagement-tracking no'],
    ...['retain-x-sp-subaccount-id no', 'log-verbose no', 'accept-invalid-recipients no', 'retain-x-dkim-options no'],
    ...['date-header-time reception', 'max-smtp-out 20', 'use-starttls yes', 'smtp-tls-allow-tlsv1 no'],
    ...['iso-times yes', 'http-webhook-log-verbose no', 'log-file-world-readable no', 'http-mgmt-port 8080'],
    ...['http-redirect-to-https yes', 'http-tls-allow-tlsv1.1 no'],
  ],
};

describe('a file without one of its lines does something else', () => {
  it.each(Object.entries(redundant))('fixtures/%s', (path, expected) => {
    const lines = readFileSync(fixtures + path, 'utf8').split('\n');
    const model = loneModelOf(lines.join('\n'));
    const without = (index: number): Model => loneModelOf(lines.toSpliced(index, 1).join('\n'));
    const found = [...lines.keys()].filter((index) => equivalent(model, without(index)).equal !== false);
    const texts = found.map((index) => lines[index]?.trim().replaceAll(/\s+/g, ' ') ?? '');
    // Without a closing tag the section ends where the next one begins.
    expect(texts.filter((text) => !/^(?:#|<\/|$)/.test(text))).toEqual(expected);
  });
});
