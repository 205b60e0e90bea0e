/** What the codes of sources stand for. */
import { blocks } from './markdown.ts';

/** A test proves that every code of the catalogue is here. */
export const sourceCodes: Readonly<Record<string, string>> = {
  G1:
    "The PowerMTA 5.0 User's Guide in an early edition of 2019, complete with its fourteen chapters. Its sample " +
    'output is of 5.0r1 and it describes `<proxy>`, so it tells the state of about 5.0r2. Found in the public ' +
    'repository [jnotes/pmta-doc](https://github.com/jnotes/pmta-doc).',
  G2:
    'A later edition of the same guide, of 2020. Its samples are of 5.0r5 and it has `smtp-proxy-source-host`, so it ' +
    'tells the state of about 5.0r8. Only the chapters up to 10.3 can be read in the copy found in the public ' +
    'repository [Kira41/pmta](https://github.com/Kira41/pmta).',
  G3:
    'The chapter about `<domain>` of the later edition as plain text, the same in substance as in G2. Found in ' +
    '[boheyse/PMTA_Manager_FrontEnd](https://github.com/boheyse/PMTA_Manager_FrontEnd).',
  RN45: 'The release notes of PowerMTA 4.5, of which only the table of contents was at hand.',
  PMP:
    'The description of the proxy of Postmastery, which says which 5.0 release brought which form: ' +
    '[postmastery/pmtaproxy](https://github.com/postmastery/pmtaproxy).',
  BS:
    'A sample configuration by an employee of the vendor, with unusual directives for a server that swallows mail: ' +
    '[SparkPost/bouncy-sink](https://github.com/SparkPost/bouncy-sink).',
  TS:
    'A demonstration of Signals by an employee of the vendor: ' +
    '[tuck1s/sparkypmtatracking](https://github.com/tuck1s/sparkypmtatracking).',
  BH:
    'A bounce handler whose description shows the settings of a production server with release 4: ' +
    '[magicdude4eva/port25-bouncehandler](https://github.com/magicdude4eva/port25-bouncehandler).',
  ZH: 'A Chinese template for installing 5.0r8. Its author reports which directive that release refused.',
  JQ: 'Notes about installing 3.5r16, with a piece of its configuration, in the wiki of `jinqiqiqi/fm`.',
  CFG: 'Seen in several real configurations: public copies of production files, and what generators write.',
};

const numbers =
  'A number instead of a code is the id of one public file that shows the directive. One file proves little, so such ' +
  'facts are marked as observed or guessed.';

export function sourcesPage(): string {
  return blocks(
    '# Sources',
    'Each fact of the [directive reference](README.md) names where it comes from: a code, and after `§` the number ' +
      'of a section in that source.',
    ...Object.entries(sourceCodes).map(([name, text]) => blocks(`## ${name}`, text)),
    blocks('## Numbers', numbers),
  );
}
