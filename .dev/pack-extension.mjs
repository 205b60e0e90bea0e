/** `npm run pack:vscode [FILE]`: builds the extension for VS Code and packs it into one file, without the network. */
import { build, install, packExtension } from './workspace.mjs';

install();
build();
packExtension(process.argv[2] ?? 'pmtakit-vscode.vsix');
