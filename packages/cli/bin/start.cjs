'use strict';
// Old syntax on purpose: this file has to be understood by the Node that is too old for the rest.
var needed = [22, 12];
var found = process.versions.node.split('.').map(Number);

module.exports = function start(command) {
  if (found[0] < needed[0] || (found[0] === needed[0] && found[1] < needed[1])) {
    console.error(command + ' needs Node ' + needed.join('.') + ' or newer; this is Node ' + process.versions.node + '.');
    process.exit(2);
  }
  require('node:module').enableCompileCache();
  import('../dist/bundle/' + command + '.js').catch(function (error) {
    var missing = error && error.code === 'ERR_MODULE_NOT_FOUND';
    console.error(command + ': ' + (missing ? 'not built yet; run `npm run build` first' : error.stack));
    process.exitCode = missing ? 2 : 3;
  });
};
