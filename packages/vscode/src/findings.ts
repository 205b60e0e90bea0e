/** What `pmtakit dry --json` finds, by the refactoring and how sure it is. */

export interface Refactoring {
  readonly id: string;
  readonly class: string;
  readonly saves: number;
  readonly messages: readonly string[];
}

interface Finding {
  readonly id: string;
  readonly class: string;
  readonly saves: number;
  readonly message: string;
}

/** Those that save most lines first. @throws Error when the text is not what the command prints */
export function refactoringsIn(json: string): Refactoring[] {
  const value: unknown = JSON.parse(json);
  if (!Array.isArray(value) || !value.every(isFinding)) throw new Error('pmtakit dry has given an unknown answer.');
  const groups = Map.groupBy(value, (finding) => `${finding.id} ${finding.class}`);
  return [...groups.values()].map(together).sort((a, b) => b.saves - a.saves);
}

function together(findings: readonly Finding[]): Refactoring {
  const [first] = findings;
  return {
    id: first?.id ?? '',
    class: first?.class ?? '',
    saves: findings.reduce((sum, { saves }) => sum + saves, 0),
    messages: findings.map(({ message }) => message),
  };
}

function isFinding(value: unknown): value is Finding {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'id' in value &&
    typeof value.id === 'string' &&
    'class' in value &&
    typeof value.class === 'string' &&
    'saves' in value &&
    typeof value.saves === 'number' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}
