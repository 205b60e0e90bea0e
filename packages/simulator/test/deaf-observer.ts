const nothing = (): void => {};

/** Hears nothing; for tests that listen to a few things only. */
export const deafObserver = {
  attempted: nothing,
  delivered: nothing,
  deferred: nothing,
  bounced: nothing,
  handedOver: nothing,
  moved: nothing,
  queueFailed: nothing,
  modeChanged: nothing,
  connected: nothing,
  closed: nothing,
};
