/** Loaded into a server by tests, with `--expose-gc`: tells how much memory is needed, whenever it gets a message. */
process.on('message', () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
// The server ends with its client, and not when nobody asks any more.
process.channel?.unref();
