import { describe, expect, it } from 'vitest';
import { runNode, scriptOf, shell } from './command-line.ts';

const source = new URL('../src/standard-output.ts', import.meta.url).href;

/** Runs some lines that write. */
function script(lines: string): string[] {
  return ['--input-type=module', '-e', `import { writeOut } from '${source}';\n${lines}`];
}

describe('writeOut', () => {
  it('writes text in its encoding', () => {
    const { bytes } = runNode(script(`writeOut('é\\n'); writeOut('é\\n', 'latin1'); writeOut('');`));
    expect(bytes.toString('hex')).toBe('c3a90ae90a');
  });

  it.each([
    ['a pipe that waits for its reader', ''],
    // Node makes a pipe one that does not wait when it opens its stream.
    ['a pipe that is full', 'process.stdout;'],
  ])('writes more than fits into %s, in order', (_, first) => {
    const { code, stdout } = runNode(script(`${first} writeOut('a'.repeat(3_000_000)); writeOut('b\\n');`));
    expect({ code, length: stdout.length, end: stdout.slice(-3) }).toEqual({ code: 0, length: 3_000_002, end: 'ab\n' });
  });

  it('lets a command tell its version without the streams of Node', () => {
    const code = `process.argv = ['node', 'pmtafmt', '--version'];
      process.on('exit', () => console.error(process.moduleLoadList.join(' ')));
      require(${JSON.stringify(scriptOf('start'))})('pmtafmt');`;
    const { stdout, stderr } = runNode(['-e', code]);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(stderr).toContain('NativeModule fs ');
    expect(stderr).not.toMatch(/NativeModule (?:stream|net|tty|child_process)(?: |$)/);
  });

  it('throws what the system says', () => {
    const line = `try { writeOut('a') } catch (error) { console.error(error.code, error.syscall) }`;
    const quoted = script(line).map((part) => `'${part.replaceAll("'", "'\\''")}'`);
    const { stderr } = shell(`'${process.execPath}' ${quoted.join(' ')} > /dev/full`);
    expect(stderr).toBe('ENOSPC write\n');
  });
});
