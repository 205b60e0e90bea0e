import type { Difference, Subject } from '@pmtakit/semantics';

/** What would come out otherwise, for whom, and by which lines. */
export function differenceText({
  setting,
  subject,
  before = 'nothing',
  after = 'nothing',
  origins,
}: Difference): string {
  const places = [origins.before, origins.after].flatMap((item) => item?.place ?? []);
  const where = [...new Set(places.map(({ file, line }) => `${file}:${line}`))].join(' and ');
  const what = `${setting ?? 'the section'} of ${subjectText(subject)} would be ${after} instead of ${before}`;
  return where === '' ? what : `${what} (${where})`;
}

function subjectText(subject: Subject): string {
  switch (subject.kind) {
    case 'queue':
      return `the queue ${subject.domain}/${subject.virtualMta}`;
    case 'virtual-mta':
      return `the virtual MTA ${subject.virtualMta}`;
    case 'pool':
      return `the pool ${subject.pool}`;
    case 'source':
      return `the client ${[subject.user, subject.address, subject.listener, subject.pickup && 'pickup'].filter(Boolean).join(' ')}`;
    case 'acct-file':
      return `the accounting file ${subject.target}`;
    case 'section':
      return `<${[subject.section, subject.argument].filter(Boolean).join(' ')}>`;
    case 'server':
      return 'the server';
    default:
      return subject satisfies never;
  }
}
