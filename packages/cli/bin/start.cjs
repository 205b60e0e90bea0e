'use strict';
// Old syntax on purpose: this file has to be understood by the Node that is too old for the rest.
var needed = [22, 12];
var found = process.versions.node.split('.').map(Number);

module.exports = function start(command) {
  if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
    console.error(
      command + ' needs Node ' + needed.join('.') + ' or newer; this is Node ' + process.versions.node + '.',
    );
    process.exit(2);
  }
  require('node:module').enableCompileCache();
  try {
    require('../dist/bundle/' + command + '.cjs');
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error;
    console.error(command + ' is not built yet; run `npm run build` first.');
    process.exitCode = 2;
  }
};
